package org.muster.situation.warnings;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.situation.FirstSigns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How warnings turned out so far. */
@Service
public class TrackRecord {

  /**
   * How they turned out.
   *
   * @param daysBefore the median of the days from a real warning of a class or room to the first
   *     case of it; below nothing where the case was known before; null where there is none
   */
  public record SoFar(
      Map<Warning.Outcome, Integer> outcomes, int open, @Nullable Double daysBefore) {}

  private static final double SECONDS = 86_400;

  private final JdbcClient jdbc;
  private final Warnings warnings;
  private final List<FirstSigns> signs;

  TrackRecord(JdbcClient jdbc, Warnings warnings, List<FirstSigns> signs) {
    this.jdbc = jdbc;
    this.warnings = warnings;
    this.signs = signs;
  }

  /** Of the warnings of a charge. */
  public SoFar of(Scope scope) {
    var outcomes = new EnumMap<Warning.Outcome, Integer>(Warning.Outcome.class);
    warnings.settled(scope, Integer.MAX_VALUE).stream()
        .map(Warning::settled)
        .filter(settled -> settled != null)
        .forEach(settled -> outcomes.merge(settled.outcome(), 1, Integer::sum));
    return new SoFar(outcomes, warnings.open(scope).size(), median(scope));
  }

  private @Nullable Double median(Scope scope) {
    if (signs.isEmpty()) {
      return null;
    }
    var days = new ArrayList<Double>();
    jdbc.sql(
            """
            with sign as (%s)
            select w.raised_at, min(s.at) from situation.warning w
              join sign s on s.unit_id = w.unit_id
               and s.at between w.raised_at - interval '14 days' and w.raised_at + interval '14 days'
             where w.institution_id = :institution and w.outcome = 'real'
               and w.spot_kind in ('class', 'room')
               and (:units::uuid[] is null or w.unit_id = any (:units::uuid[]))
             group by w.id, w.raised_at
            """
                .formatted(
                    signs.stream()
                        .map(FirstSigns::sql)
                        .collect(Collectors.joining("\nunion all\n"))))
        .param("institution", CurrentInstitution.get())
        .param("units", scope.answerUnits())
        .query(
            row -> {
              var raised = row.getObject(1, OffsetDateTime.class);
              var sign = row.getObject(2, OffsetDateTime.class);
              days.add((sign.toEpochSecond() - raised.toEpochSecond()) / SECONDS);
            });
    days.sort(null);
    int half = days.size() / 2;
    if (days.isEmpty()) {
      return null;
    }
    return days.size() % 2 == 1 ? days.get(half) : (days.get(half - 1) + days.get(half)) / 2;
  }
}
