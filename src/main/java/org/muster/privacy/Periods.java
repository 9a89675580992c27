package org.muster.privacy;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muster.audit.KeptRecords;
import org.muster.audit.Trail;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How long each kind of data is kept at an institution. */
@Service
public class Periods {

  private static final int LONGEST = 36_500;

  private final JdbcClient jdbc;
  private final List<KeptRecords> kinds;
  private final Trail trail;
  private final Clock clock;

  Periods(JdbcClient jdbc, List<KeptRecords> kinds, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.kinds = kinds.stream().sorted(Comparator.comparingInt(KeptRecords::order)).toList();
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * The period of a kind.
   *
   * @param own true where the institution has set it
   */
  public record Period(String kind, int days, boolean own) {}

  /** All kinds with their periods, in their order. */
  public List<Period> all() {
    var own = new HashMap<String, Integer>();
    jdbc.sql(
            """
            select distinct on (kind) kind, days from privacy.period
             where institution_id = ? order by kind, set_at desc
            """)
        .param(CurrentInstitution.get())
        .query(
            row -> {
              own.put(row.getString(1), row.getInt(2));
            });
    return kinds.stream()
        .map(
            kept ->
                new Period(
                    kept.kind(),
                    own.getOrDefault(kept.kind(), kept.days()),
                    own.containsKey(kept.kind())))
        .toList();
  }

  /** The period of one kind; 404 for an unknown one. */
  Period of(String kind) {
    return all().stream()
        .filter(period -> period.kind().equals(kind))
        .findFirst()
        .orElseThrow(Problem::notFound);
  }

  /** What is kept under a kind; 404 for an unknown one. */
  KeptRecords kept(String kind) {
    return kinds.stream()
        .filter(kept -> kept.kind().equals(kind))
        .findFirst()
        .orElseThrow(Problem::notFound);
  }

  /** The kinds, in their order. */
  List<KeptRecords> kinds() {
    return kinds;
  }

  /**
   * Sets the period of a kind from now on; a destruction that is planned keeps to it.
   *
   * @param days 1 to 36,500
   * @throws Problem 404 for an unknown kind, 422 for a period out of range or without a reason
   */
  @Transactional
  public void set(String kind, int days, String why, String by) {
    kept(kind);
    if (days < 1 || days > LONGEST) {
      throw Problem.unprocessable("privacy.days", LONGEST);
    }
    if (why.isBlank() || why.length() > 500) {
      throw Problem.unprocessable("privacy.why");
    }
    jdbc.sql(
            """
            insert into privacy.period (institution_id, kind, set_at, days, why, by_name)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            CurrentInstitution.get(),
            kind,
            clock.instant().atOffset(ZoneOffset.UTC),
            days,
            why.strip(),
            by)
        .update();
    trail.record("privacy.period-set", "kept", kind, Map.of("days", days));
  }
}
