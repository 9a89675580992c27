package org.muster.movement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.muster.audit.Trail;
import org.muster.identity.Viewer;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who went in or out at a gate; what was seen without a line comes later, and counts once. */
@Service
public class Gate {

  /** The same person the same way within this time is the same crossing, scanned again. */
  private static final Duration SAME = Duration.ofMinutes(10);

  /** What a gate may send late: a night without a line, not last month. */
  private static final Duration LATE = Duration.ofDays(3);

  private final JdbcClient jdbc;
  private final Passes passes;
  private final Leaves leaves;
  private final Grants grants;
  private final Whereabouts whereabouts;
  private final Trail trail;
  private final Clock clock;

  Gate(
      JdbcClient jdbc,
      Passes passes,
      Leaves leaves,
      Grants grants,
      Whereabouts whereabouts,
      Trail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.passes = passes;
    this.leaves = leaves;
    this.grants = grants;
    this.whereabouts = whereabouts;
    this.trail = trail;
    this.clock = clock;
  }

  /** True for those who stand at gates. */
  public static boolean isFor(Scope scope) {
    return scope.holds(PostKind.LOGISTICS) || scope.holds(PostKind.WORKING_GROUP);
  }

  /**
   * Enters a crossing.
   *
   * @param id made at the gate
   * @param code as it was scanned or typed
   * @param at when it was seen
   * @return false for one that was counted before
   * @throws Problem 403 for those who stand at no gate, 404 for no such pass, 409 for one that was
   *     not valid then
   */
  @Transactional
  public boolean cross(UUID id, String code, boolean in, Instant at, Scope scope, Viewer viewer) {
    if (!isFor(scope)) {
      throw Problem.forbidden();
    }
    var pass = passes.find(code).orElseThrow(Problem::notFound);
    var now = clock.instant();
    if (at.isAfter(now.plus(SAME)) || at.isBefore(now.minus(LATE))) {
      throw Problem.unprocessable("movement.crossing-time");
    }
    lock(pass);
    if (known(id) || again(pass.person(), in, at)) {
      return false;
    }
    if (!pass.valid(at)) {
      throw Problem.conflict("movement.pass-invalid");
    }
    int made =
        jdbc.sql(
                """
                insert into movement.crossing (institution_id, id, pass_id, person_id, direction, at,
                                               by_name, received_at)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(
                CurrentInstitution.get(),
                id,
                pass.id(),
                pass.person(),
                in ? "in" : "out",
                at.atOffset(ZoneOffset.UTC),
                viewer.name(),
                now.atOffset(ZoneOffset.UTC))
            .update();
    if (made == 0) {
      return false;
    }
    moved(pass, in, at, viewer.name());
    trail.record(
        "movement.crossing", "person", pass.person(), Map.of("direction", in ? "in" : "out"));
    return true;
  }

  private void moved(Pass pass, boolean in, Instant at, String by) {
    var leave = leaves.find(pass.leave()).orElseThrow(Problem::notFound);
    if (in) {
      leaves.back(leave, by, "gate");
    } else if (leave.kind() == Leave.Kind.LEAVE) {
      grants.begun(leave.id(), at);
      whereabouts.moved(
          pass.person(),
          new Whereabouts.Move(Span.Where.LEAVE, null, leave.region(), at, "gate", leave.id()),
          by);
    }
  }

  /** Of two gates that see the same pass at once one waits for the other. */
  private void lock(Pass pass) {
    jdbc.sql("select id from movement.pass where institution_id = ? and id = ? for update")
        .params(CurrentInstitution.get(), pass.id())
        .query(UUID.class)
        .single();
  }

  private boolean known(UUID id) {
    return jdbc.sql(
            "select exists (select from movement.crossing where institution_id = ? and id = ?)")
        .params(CurrentInstitution.get(), id)
        .query(Boolean.class)
        .single();
  }

  private boolean again(UUID person, boolean in, Instant at) {
    return jdbc.sql(
            """
            select exists (select from movement.crossing
             where institution_id = ? and person_id = ? and direction = ? and at between ? and ?)
            """)
        .params(
            CurrentInstitution.get(),
            person,
            in ? "in" : "out",
            at.minus(SAME).atOffset(ZoneOffset.UTC),
            at.plus(SAME).atOffset(ZoneOffset.UTC))
        .query(Boolean.class)
        .single();
  }
}
