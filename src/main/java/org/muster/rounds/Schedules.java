package org.muster.rounds;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.forms.Forms;
import org.muster.people.Audience;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The schedules of the institution in force. */
@Service
public class Schedules {

  private final JdbcClient jdbc;
  private final Forms forms;
  private final RoundAudience audiences;
  private final Trail trail;
  private final Clock clock;

  Schedules(JdbcClient jdbc, Forms forms, RoundAudience audiences, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.forms = forms;
    this.audiences = audiences;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Makes a daily schedule; its first round opens on the first day at its hour.
   *
   * @throws Problem when the form is unknown, or the hours or days are the wrong way round
   */
  @Transactional
  public UUID create(
      String name,
      String form,
      Audience audience,
      LocalTime opens,
      LocalTime due,
      LocalDate from,
      @Nullable LocalDate to) {
    if (!due.isAfter(opens) || to != null && to.isBefore(from)) {
      throw Problem.unprocessable("rounds.due-before-opening");
    }
    if (name.isBlank() || name.length() > 200) {
      throw Problem.unprocessable("rounds.name");
    }
    var id = Ids.next();
    jdbc.sql(
            """
            insert into rounds.schedule (institution_id, id, name, form_code, audience, opens, due,
                                         from_on, to_on, created_at)
            values (:institution, :id, :name, :form, :audience::jsonb, :opens, :due, :from, :to, :now)
            """)
        .param("institution", CurrentInstitution.get())
        .param("id", id)
        .param("name", name.strip())
        .param("form", forms.latest(form).code())
        .param("audience", audiences.checked(audience).toJson())
        .param("opens", opens)
        .param("due", due)
        .param("from", from)
        .param("to", to)
        .param("now", Sql.time(clock.instant()))
        .update();
    trail.record("rounds.schedule", "schedule", id, Map.of());
    return id;
  }

  /** All schedules, the newest first. */
  public List<Schedule> all() {
    return Schedule.all(jdbc, CurrentInstitution.get());
  }

  /** Ends a schedule with a last day; rounds that were made stay. */
  @Transactional
  public void end(UUID id, LocalDate lastDay) {
    int ended =
        jdbc.sql(
                """
                update rounds.schedule set to_on = greatest(from_on, ?)
                 where institution_id = ? and id = ?
                """)
            .params(lastDay, CurrentInstitution.get(), id)
            .update();
    if (ended == 0) {
      throw Problem.notFound();
    }
    trail.record("rounds.schedule-end", "schedule", id, Map.of());
  }
}
