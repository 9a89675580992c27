package org.muster.rounds;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.forms.Forms;
import org.muster.operation.Operation;
import org.muster.operation.Operations;
import org.muster.people.Audience;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rounds of the institution in force: made, opened, found. */
@Service
public class Rounds {

  private final JdbcClient jdbc;
  private final Forms forms;
  private final RoundAudience audiences;
  private final Institutions institutions;
  private final Operations operations;
  private final RoundOpening opening;
  private final Steps steps;
  private final Trail trail;
  private final Clock clock;

  Rounds(
      JdbcClient jdbc,
      Forms forms,
      RoundAudience audiences,
      Institutions institutions,
      Operations operations,
      RoundOpening opening,
      Steps steps,
      Trail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.forms = forms;
    this.audiences = audiences;
    this.institutions = institutions;
    this.operations = operations;
    this.opening = opening;
    this.steps = steps;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Makes a round over an audience, and opens it at once when its time has come.
   *
   * @param form the code of a form; its latest version is asked, to the end of the round
   * @param opensAt null for now
   * @throws Problem when the form is unknown or the deadline is not after the opening
   */
  @Transactional
  public Round create(
      String name, String form, Audience audience, @Nullable Instant opensAt, Instant dueAt) {
    return create(name, form, audience, opensAt, dueAt, null);
  }

  /**
   * Makes a round with its own steps to go after those who do not report.
   *
   * @param chase null for the standard steps
   * @throws Problem when the form is unknown or the deadline is not after the opening
   */
  @Transactional
  public Round create(
      String name,
      String form,
      Audience audience,
      @Nullable Instant opensAt,
      Instant dueAt,
      @Nullable Chase chase) {
    return create(name, form, audience, opensAt, dueAt, chase, false);
  }

  /**
   * Makes a census: one round beside the daily ones, with the same roll, chase and closures.
   *
   * @param form the code of a form; one that Muster ships is installed
   * @param opensAt null for now
   */
  @Transactional
  public Round census(
      String name, String form, Audience audience, @Nullable Instant opensAt, Instant dueAt) {
    forms.install(form);
    return create(name, form, audience, opensAt, dueAt, null, true);
  }

  private Round create(
      String name,
      String form,
      Audience audience,
      @Nullable Instant opensAt,
      Instant dueAt,
      @Nullable Chase chase,
      boolean census) {
    Instant now = clock.instant();
    Instant opens = opensAt == null ? now : opensAt;
    if (!dueAt.isAfter(opens)) {
      throw Problem.unprocessable("rounds.due-before-opening");
    }
    if (name.isBlank() || name.length() > 200) {
      throw Problem.unprocessable("rounds.name");
    }
    var id = insert(null, name.strip(), form, audience, opens, dueAt, chase, census);
    trail.record("rounds.create", "round", id, java.util.Map.of());
    if (!opens.isAfter(now)) {
      opening.open(id);
    }
    return get(id);
  }

  private UUID insert(
      @Nullable UUID schedule,
      String name,
      String form,
      Audience audience,
      Instant opensAt,
      Instant dueAt,
      @Nullable Chase chase,
      boolean census) {
    var version = forms.latest(form);
    var id = Ids.next();
    int made =
        jdbc.sql(
                """
                insert into rounds.round (institution_id, id, schedule_id, operation_id, name, day, form_id, form_code,
                                          audience, opens_at, due_at, created_at, chase, census)
                values (:institution, :id, :schedule, :operation, :name, :day, :form, :code, :audience::jsonb, :opens,
                        :due, :now, :chase::jsonb, :census)
                on conflict (institution_id, schedule_id, day) do nothing
                """)
            .param("institution", CurrentInstitution.get())
            .param("id", id)
            .param("schedule", schedule)
            .param("operation", operations.current().map(Operation::id).orElse(null))
            .param("name", name)
            .param("day", institutions.current().day(opensAt))
            .param("form", version.id())
            .param("code", version.code())
            .param("audience", audiences.checked(audience).toJson())
            .param("opens", Sql.time(opensAt))
            .param("due", Sql.time(dueAt))
            .param("now", Sql.time(clock.instant()))
            .param("chase", chase == null ? null : chase.toJson())
            .param("census", census)
            .update();
    if (made > 0) {
      steps.plan(id, opensAt, chase == null ? Chase.standard(opensAt, dueAt) : chase);
    }
    return id;
  }

  /**
   * Makes and opens today's round of every schedule whose hour has come; safe to call at any time.
   */
  @Transactional
  public void openDue() {
    var institution = institutions.current();
    var today = institutions.today();
    for (var schedule : Schedule.due(jdbc, institution, today, clock.instant())) {
      insert(
          schedule.id(),
          schedule.name(),
          schedule.formCode(),
          schedule.audience(),
          today.atTime(schedule.opens()).atZone(institution.zone()).toInstant(),
          today.atTime(schedule.due()).atZone(institution.zone()).toInstant(),
          schedule.chase(),
          false);
    }
    for (var id :
        jdbc.sql(
                """
                select id from rounds.round
                 where institution_id = ? and opened_at is null and opens_at <= ? order by opens_at
                """)
            .params(CurrentInstitution.get(), Sql.time(clock.instant()))
            .query(UUID.class)
            .list()) {
      opening.open(id);
    }
  }

  /** A round that must be there. */
  public Round get(UUID id) {
    return find(id).orElseThrow(Problem::notFound);
  }

  public Optional<Round> find(UUID id) {
    return select("and id = ?", id).optional();
  }

  /** The newest rounds, at most this many. */
  public List<Round> newest(int limit) {
    return select("order by day desc, opens_at desc, id desc limit ?", limit).list();
  }

  /**
   * The round people are asked today: the newest that is open, else the newest opened at all. A
   * census only where there is no daily round of today.
   */
  public Optional<Round> current() {
    return select(
            """
            and opened_at is not null
            order by (not census and (closed_at is null or day = ?)) desc, (closed_at is null) desc,
                     opens_at desc, id desc limit 1
            """,
            institutions.today())
        .optional();
  }

  private JdbcClient.MappedQuerySpec<Round> select(String clause, Object... parameters) {
    var spec =
        jdbc.sql(
                """
                select id, name, day, form_id, form_code, opens_at, due_at, opened_at, revision,
                       closed_at, roll_destroyed_at, census
                  from rounds.round where institution_id = ?
                """
                    + clause)
            .param(CurrentInstitution.get());
    for (var parameter : parameters) {
      spec = spec.param(parameter);
    }
    return spec.query(
        (row, n) ->
            new Round(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getObject(3, java.time.LocalDate.class),
                row.getObject(4, UUID.class),
                row.getString(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                Sql.instant(row, 8),
                row.getObject(9, Long.class),
                Sql.instant(row, 10),
                Sql.instant(row, 11),
                row.getBoolean(12)));
  }
}
