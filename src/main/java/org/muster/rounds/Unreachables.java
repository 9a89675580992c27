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
import org.muster.shared.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** People who were tried and not reached. It stops being true the moment they report. */
@Service
public class Unreachables {

  /** One try to reach somebody. */
  public record Try(Instant at, Via means, @Nullable String note) {}

  /** Where the tries stand; what came of each is sealed there. */
  static final String TRIES = "rounds.unreachable.tries";

  private static final int MANY = 50;

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Seals seals;
  private final Trail trail;
  private final Clock clock;

  Unreachables(JdbcClient jdbc, JsonMapper json, Seals seals, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.seals = seals;
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
            json.writeValueAsString(tries.stream().map(one -> stored(person, one)).toList()),
            by,
            Sql.time(clock.instant()))
        .update();
    trail.record("rounds.unreachable", "person", person, Map.of("round", round.id().toString()));
    return roll.moveUnlessReported(RollState.UNREACHABLE, clock.instant());
  }

  private Map<String, Object> stored(UUID person, Try one) {
    var note = one.note() == null ? "" : one.note();
    return Map.of(
        "at", one.at().toString(),
        "means", one.means().word(),
        "note", note.isBlank() ? "" : seals.seal(TRIES, person, shortened(note)));
  }

  private static String shortened(String note) {
    return note.length() > 500 ? note.substring(0, 500) : note;
  }
}
