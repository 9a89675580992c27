package org.muster.rounds;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** People who were tried and not reached. It stops being true the moment they report. */
@Service
public class Unreachables {

  /** One try to reach somebody. */
  public record Try(Instant at, Via means, @Nullable String note) {}

  private static final int MANY = 50;

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Trail trail;
  private final Clock clock;

  Unreachables(JdbcClient jdbc, JsonMapper json, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Declares a person unreachable in a round. One who has reported stays reported.
   *
   * @param tries at least one, at most 50
   * @throws Problem without a try, for one who is not on the roll, or when a closure covers them
   */
  @Transactional
  public RollState declare(Round round, UUID person, List<Try> tries, String by) {
    if (tries.isEmpty() || tries.size() > MANY) {
      throw Problem.unprocessable("rounds.tries", MANY);
    }
    var roll = RollChange.begin(jdbc, round, person);
    jdbc.sql(
            """
            insert into rounds.unreachable (institution_id, round_id, person_id, id, tries, by_name, at)
            values (?, ?, ?, ?, ?::jsonb, ?, ?)
            """)
        .params(
            CurrentInstitution.get(),
            round.id(),
            person,
            Ids.next(),
            json.writeValueAsString(tries.stream().map(Unreachables::stored).toList()),
            by,
            Sql.time(clock.instant()))
        .update();
    trail.record("rounds.unreachable", "person", person, Map.of("round", round.id().toString()));
    return roll.moveUnlessReported(RollState.UNREACHABLE, clock.instant());
  }

  private static Map<String, Object> stored(Try one) {
    var note = one.note() == null ? "" : one.note();
    return Map.of(
        "at", one.at().toString(),
        "means", one.means().word(),
        "note", note.length() > 500 ? note.substring(0, 500) : note);
  }
}
