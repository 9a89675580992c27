package org.muster.rounds;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.forms.Forms;
import org.muster.shared.CurrentInstitution;
import org.muster.situation.Along;
import org.muster.situation.Figure;
import org.muster.situation.FigureCell;
import org.muster.situation.FigureRows;
import org.muster.situation.FigureSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the day's round counts: of several the newest that is open, else the newest. Symptoms are
 * known where its form asks for them, silence once it was due.
 */
@Component
class RoundFigures implements FigureSource {

  private static final String SYMPTOMS = "symptoms";

  /**
   * A figure with what it counts of {@code r}, the roll, and {@code d}, the report that holds.
   *
   * @param asks the item that the form must have; empty for none
   */
  private record Counted(Figure figure, String condition, String asks) {

    static Counted of(String word, boolean health, String condition, String asks) {
      return new Counted(Figure.of("rounds", word, "round-" + word, health, true), condition, asks);
    }
  }

  private static final String SILENT = "round-silent";

  private static final List<Counted> ALL =
      List.of(
          Counted.of("roll", false, "true", ""),
          Counted.of("reported", false, "r.state in ('reported', 'proxy')", ""),
          Counted.of("missing", false, "r.state = 'missing'", ""),
          Counted.of("excused", false, "r.state = 'excused'", ""),
          Counted.of("unreachable", false, "r.state = 'unreachable'", ""),
          Counted.of("silent", false, "r.state in ('missing', 'unreachable')", ""),
          Counted.of("flagged", true, "cardinality(d.flags) > 0", ""),
          Counted.of(
              "fever",
              true,
              "('fever' = any (d.flags) or d.answers -> 'symptoms' ? 'fever')",
              SYMPTOMS),
          Counted.of(
              "respiratory",
              true,
              "d.answers -> 'symptoms' ?| array['cough', 'sore-throat', 'breath', 'smell']",
              SYMPTOMS),
          Counted.of(
              "gastric",
              true,
              "d.answers -> 'symptoms' ?| array['diarrhoea', 'vomiting', 'nausea', 'stomach-ache']",
              SYMPTOMS));

  private final JdbcClient jdbc;
  private final Forms forms;
  private final Clock clock;

  RoundFigures(JdbcClient jdbc, Forms forms, Clock clock) {
    this.jdbc = jdbc;
    this.forms = forms;
    this.clock = clock;
  }

  @Override
  public List<Figure> figures() {
    return ALL.stream().map(Counted::figure).toList();
  }

  @Override
  public Optional<Map<UUID, Integer>> values(String key, LocalDate day) {
    return Optional.ofNullable(counted(day).get(key)).map(FigureRows::byUnit);
  }

  @Override
  public Map<String, List<FigureCell>> counted(LocalDate day) {
    return round(day).map(this::count).orElse(Map.of());
  }

  /** What of the page of names shows exactly those that a figure counts. */
  private static final Map<String, String> NAMES =
      Map.of(
          "round-roll",
          "",
          "round-missing",
          "&state=missing",
          "round-excused",
          "&state=excused",
          "round-flagged",
          "&flagged=1");

  @Override
  public Optional<String> people(String key, Along along, @Nullable UUID spot, LocalDate day) {
    var filter = NAMES.get(key);
    if (filter == null) {
      return Optional.empty();
    }
    var where = spot == null ? "" : (along == Along.UNITS ? "&unit=" : "&place=") + spot;
    return round(day).map(asked -> "/rounds/" + asked.round + "/people?sort=unit" + filter + where);
  }

  private record Asked(UUID round, UUID form, Instant due) {}

  private Optional<Asked> round(LocalDate day) {
    return jdbc.sql(
            """
            select id, form_id, due_at from rounds.round
             where institution_id = ? and day = ? and opened_at is not null and not census
               and roll_destroyed_at is null
             order by (closed_at is null) desc, opens_at desc, id desc limit 1
            """)
        .params(CurrentInstitution.get(), day)
        .query(
            (row, n) ->
                new Asked(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getObject(3, OffsetDateTime.class).toInstant()))
        .optional();
  }

  private Map<String, List<FigureCell>> count(Asked asked) {
    var known = known(asked);
    var counted = new LinkedHashMap<String, List<FigureCell>>();
    known.forEach(one -> counted.put(one.figure.key(), new ArrayList<>()));
    var columns =
        known.stream()
            .map(one -> "count(*) filter (where " + one.condition.replace(" ?", " ??") + ")")
            .collect(Collectors.joining(", "));
    jdbc.sql(
            """
            select r.unit_id, r.place_id, %s
              from rounds.roll r
              left join rounds.report d
                on d.institution_id = r.institution_id and d.person_id = r.person_id
               and d.round_id = r.round_id and d.id = r.report_id
             where r.institution_id = :institution and r.round_id = :round
             group by r.unit_id, r.place_id
            """
                .formatted(columns))
        .param("institution", CurrentInstitution.get())
        .param("round", asked.round)
        .query(
            row -> {
              var unit = row.getObject(1, UUID.class);
              var place = row.getObject(2, UUID.class);
              for (int n = 0; n < known.size(); n++) {
                int count = row.getInt(n + 3);
                if (count > 0) {
                  counted
                      .getOrDefault(known.get(n).figure.key(), new ArrayList<>())
                      .add(new FigureCell(unit, place, count));
                }
              }
            });
    return counted;
  }

  private List<Counted> known(Asked asked) {
    var form = forms.version(asked.form).form();
    boolean due = !clock.instant().isBefore(asked.due);
    return ALL.stream()
        .filter(one -> one.asks.isEmpty() || form.question(one.asks).isPresent())
        .filter(one -> due || !one.figure.key().equals(SILENT))
        .toList();
  }
}
