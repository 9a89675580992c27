package org.muster.rounds;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The steps of rounds, planned and done. */
@Service
public class Steps {

  /**
   * A step of a round's chase.
   *
   * @param missing how many were missing when it was done
   * @param told how many people were told
   * @param cameIn how many of a round reported between this step and the next that was done
   * @param notice what they were told; null where nobody was
   */
  public record Step(
      int n,
      Chase.Kind does,
      Instant dueAt,
      @Nullable Instant doneAt,
      @Nullable Integer missing,
      @Nullable Integer told,
      int cameIn,
      @Nullable UUID notice) {}

  /** A step whose time has come. */
  record Due(UUID round, int n, Chase.Kind does) {}

  private final JdbcClient jdbc;

  Steps(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Plans a round's steps. */
  void plan(UUID round, Instant opensAt, Chase chase) {
    var steps = chase.steps();
    jdbc.sql(
            """
            insert into rounds.step (institution_id, round_id, n, kind, due_at)
            select :institution, :round, s.n, s.kind, :opens + make_interval(secs => s.seconds)
              from unnest(:kinds::text[], :seconds::bigint[]) with ordinality as s(kind, seconds, n)
            """)
        .param("institution", CurrentInstitution.get())
        .param("round", round)
        .param("opens", Sql.time(opensAt))
        .param("kinds", steps.stream().map(step -> step.does().word()).toArray(String[]::new))
        .param("seconds", steps.stream().map(step -> step.after().toSeconds()).toArray(Long[]::new))
        .update();
  }

  /**
   * Lets a round's steps be whose time has come by a moment: nobody is gone after for hours that
   * were played and not lived.
   */
  public void forgo(UUID round, Instant by) {
    jdbc.sql(
            """
            delete from rounds.step
             where institution_id = ? and round_id = ? and done_at is null and due_at <= ?
            """)
        .params(CurrentInstitution.get(), round, Sql.time(by))
        .update();
  }

  /** A round's steps in their order, with what came of each. */
  public List<Step> of(UUID round) {
    return jdbc.sql(
            """
            select s.n, s.kind, s.due_at, s.done_at, s.missing, s.told, s.notice_id,
                   case when s.done_at is null then 0 else (
                     select count(*) from rounds.roll r
                      where r.institution_id = s.institution_id and r.round_id = s.round_id
                        and r.state in ('reported', 'proxy') and r.state_at >= s.done_at
                        and r.state_at < coalesce(
                          (select min(later.done_at) from rounds.step later
                            where later.institution_id = s.institution_id
                              and later.round_id = s.round_id and later.n > s.n),
                          'infinity')) end
              from rounds.step s
             where s.institution_id = ? and s.round_id = ? order by s.n
            """)
        .params(CurrentInstitution.get(), round)
        .query(Steps::read)
        .list();
  }

  /** The steps of open rounds whose time has come, the oldest first. */
  List<Due> due(Instant now) {
    return jdbc.sql(
            """
            select s.round_id, s.n, s.kind from rounds.step s
              join rounds.round o on o.institution_id = s.institution_id and o.id = s.round_id
             where s.institution_id = ? and s.done_at is null and s.due_at <= ?
               and o.opened_at is not null and o.closed_at is null
             order by s.due_at, s.round_id, s.n
            """)
        .params(CurrentInstitution.get(), Sql.time(now))
        .query(
            (row, n) ->
                new Due(
                    row.getObject(1, UUID.class), row.getInt(2), Chase.Kind.of(row.getString(3))))
        .list();
  }

  /** Takes a step to be done in this transaction; empty when somebody else does it, or has. */
  Optional<Due> take(Due step) {
    return jdbc.sql(
            """
            select true from rounds.step
             where institution_id = ? and round_id = ? and n = ? and done_at is null
               for update skip locked
            """)
        .params(CurrentInstitution.get(), step.round(), step.n())
        .query(Boolean.class)
        .optional()
        .map(free -> step);
  }

  /** Says what came of a step. */
  void done(Due step, Instant at, int missing, int told, @Nullable UUID notice) {
    jdbc.sql(
            """
            update rounds.step
               set done_at = :at, missing = :missing, told = :told, notice_id = :notice
             where institution_id = :institution and round_id = :round and n = :n
            """)
        .param("institution", CurrentInstitution.get())
        .param("round", step.round())
        .param("n", step.n())
        .param("at", Sql.time(at))
        .param("missing", missing)
        .param("told", told)
        .param("notice", notice)
        .update();
  }

  private static Step read(ResultSet row, int n) throws SQLException {
    return new Step(
        row.getInt(1),
        Chase.Kind.of(row.getString(2)),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        Sql.instant(row, 4),
        row.getObject(5, Integer.class),
        row.getObject(6, Integer.class),
        row.getInt(8),
        row.getObject(7, UUID.class));
  }
}
