package org.muster.situation.askings;

import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.muster.audit.Trail;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.muster.situation.upward.AgreedFigures;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is asked of members every day, and by when. */
@Service
public class AskingPlans {

  private final JdbcClient jdbc;
  private final AgreedFigures agreed;
  private final Trail trail;
  private final Clock clock;

  AskingPlans(JdbcClient jdbc, AgreedFigures agreed, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.agreed = agreed;
    this.trail = trail;
    this.clock = clock;
  }

  /** What is asked; empty where nothing ever was. */
  public Optional<AskingPlan> find() {
    return jdbc.sql(
            """
            select s.figures, s.opens_at, s.due_at, p.name, s.stopped_at is not null
              from situation.asking_plan s
              join people.person p on p.institution_id = s.institution_id and p.id = s.made_by
             where s.institution_id = ?
            """)
        .param(CurrentInstitution.get())
        .query(
            (row, n) ->
                new AskingPlan(
                    List.of((String[]) row.getArray(1).getArray()),
                    row.getObject(2, LocalTime.class),
                    row.getObject(3, LocalTime.class),
                    row.getString(4),
                    row.getBoolean(5)))
        .optional();
  }

  /** From the next opening on, this is asked. */
  @Transactional
  public void plan(List<String> figures, LocalTime opensAt, LocalTime dueAt, UUID by) {
    if (!opensAt.isBefore(dueAt)) {
      throw Problem.unprocessable("askings.hours");
    }
    var checked = agreed.checked(figures);
    jdbc.sql(
            """
            insert into situation.asking_plan
              (institution_id, figures, opens_at, due_at, since, made_by)
            values (:institution, :figures, :opens, :due, :now, :by)
            on conflict (institution_id) do update
              set figures = excluded.figures, due_at = excluded.due_at, made_by = excluded.made_by,
                  since = case when asking_plan.opens_at = excluded.opens_at
                                 and asking_plan.stopped_at is null then asking_plan.since
                               else excluded.since end,
                  opens_at = excluded.opens_at, stopped_at = null
            """)
        .param("institution", CurrentInstitution.get())
        .param("figures", checked.toArray(String[]::new))
        .param("opens", opensAt)
        .param("due", dueAt)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("by", by)
        .update();
    trail.record(
        "askings.planned",
        "institution",
        CurrentInstitution.get(),
        Map.of("figures", checked, "opens", opensAt.toString(), "due", dueAt.toString()));
  }

  /** No further day is opened by itself. */
  @Transactional
  public void stop() {
    int stopped =
        jdbc.sql(
                """
                update situation.asking_plan set stopped_at = ?
                 where institution_id = ? and stopped_at is null
                """)
            .params(clock.instant().atOffset(ZoneOffset.UTC), CurrentInstitution.get())
            .update();
    if (stopped > 0) {
      trail.record("askings.stopped", "institution", CurrentInstitution.get(), Map.of());
    }
  }
}
