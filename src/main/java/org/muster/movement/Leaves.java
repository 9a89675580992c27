package org.muster.movement;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.people.Chain;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was granted: who is away, stays or comes back, and who has not come back in time. */
@Service
public class Leaves {

  private static final int SHOWN = 300;
  private static final int OF_ONE = 20;

  private static final String SELECT =
      """
      with answering as (%s)
      select l.id, l.person_id, p.name, p.number, m.unit_id, coalesce(u.name, ''), l.kind, l.from_at,
             l.to_at, l.region, l.begun_at, l.ended_at, l.cancelled_at, o.name
        from movement.leave l
        join people.person p on p.institution_id = l.institution_id and p.id = l.person_id
        left join people.membership m on m.institution_id = l.institution_id
          and m.person_id = l.person_id and m.to_at is null
        left join people.unit u on u.institution_id = l.institution_id and u.id = m.unit_id
        left join answering a on a.person_id = l.person_id
        left join people.person o on o.institution_id = l.institution_id and o.id = a.owner_id
       where l.institution_id = :institution
      """
          .formatted(Chain.ANSWERING);

  private final JdbcClient jdbc;
  private final Whereabouts whereabouts;
  private final Rules rules;
  private final Institutions institutions;
  private final ApplicationEventPublisher events;
  private final Trail trail;
  private final Clock clock;

  Leaves(
      JdbcClient jdbc,
      Whereabouts whereabouts,
      Rules rules,
      Institutions institutions,
      ApplicationEventPublisher events,
      Trail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.whereabouts = whereabouts;
    this.rules = rules;
    this.institutions = institutions;
    this.events = events;
    this.trail = trail;
    this.clock = clock;
  }

  /** Those that hold in a charge, who is late first, then who is to be back first. */
  public List<Leave> open(Scope scope) {
    return jdbc.sql(
            SELECT
                + """
                 and l.ended_at is null and l.cancelled_at is null
                 and not (l.kind = 'stay' and l.to_at <= :now)
                 and (:units::uuid[] is null or m.unit_id = any (:units::uuid[]))
                 order by l.to_at, l.id limit :limit
                """)
        .params(bound())
        .param("units", scope.units())
        .param("limit", SHOWN)
        .query(Leave::read)
        .list();
  }

  /** One's own, the newest first. */
  public List<Leave> of(UUID person) {
    return jdbc.sql(SELECT + " and l.person_id = :person order by l.from_at desc limit :limit")
        .params(bound())
        .param("person", person)
        .param("limit", OF_ONE)
        .query(Leave::read)
        .list();
  }

  /** One; empty for none. */
  public Optional<Leave> find(UUID id) {
    return jdbc.sql(SELECT + " and l.id = :id")
        .params(bound())
        .param("id", id)
        .query(Leave::read)
        .optional();
  }

  /**
   * One that is somebody's own or in their charge.
   *
   * @throws Problem 404 for any other
   */
  public Leave get(UUID id, Scope scope) {
    var leave = find(id).orElseThrow(Problem::notFound);
    boolean own = leave.person().equals(scope.person());
    if (!own && (leave.unit() == null || !scope.readsAnswers(leave.unit()))) {
      throw Problem.notFound();
    }
    return leave;
  }

  /**
   * Says that somebody is back, or arrived: at a gate, to a counsellor, or by their own word.
   *
   * @throws Problem 404 for one not to be seen, 409 for one that is over
   */
  @Transactional
  public void ended(UUID id, Scope scope, String by) {
    var leave = get(id, scope);
    if (!back(leave, by, leave.person().equals(scope.person()) ? "self" : "staff")) {
      throw Problem.conflict("movement.over");
    }
    trail.record("movement.back", "leave", id, Map.of("person", leave.person()));
  }

  /** The same, by whatever saw it; false where it was over before. */
  boolean back(Leave leave, String by, String source) {
    int ended =
        jdbc.sql(
                """
                update movement.leave set ended_at = :now, ended_by = :by
                 where institution_id = :institution and id = :id and ended_at is null
                   and cancelled_at is null
                """)
            .param("institution", CurrentInstitution.get())
            .param("id", leave.id())
            .param("now", now())
            .param("by", by)
            .update();
    if (ended == 0) {
      return false;
    }
    whereabouts.moved(
        leave.person(),
        new Whereabouts.Move(Span.Where.CAMPUS, null, null, clock.instant(), source, leave.id()),
        by);
    if (leave.kind() != Leave.Kind.STAY) {
      observe(leave.person(), leave.region());
    }
    return true;
  }

  /** Begins the days of observation after coming back from elsewhere. */
  void observe(UUID person, @Nullable String region) {
    var today = institutions.today();
    var rule = rules.today();
    // From the next district there is nothing to observe, unless it is listed.
    if (rule.observeDays() == 0 || rule.near(region) && !rule.listed(region)) {
      return;
    }
    var until = today.plusDays(rule.observeDays() - 1L);
    jdbc.sql(
            """
            insert into movement.observation (institution_id, person_id, id, from_on, until_on, region)
            values (:institution, :person, :id, :today, :until, :region::text)
            """)
        .param("institution", CurrentInstitution.get())
        .param("person", person)
        .param("id", Ids.next())
        .param("today", today)
        .param("until", until)
        .param("region", region)
        .update();
    events.publishEvent(new Returned(CurrentInstitution.get(), person, today, region, until));
  }

  /**
   * Gives up what has not begun.
   *
   * @throws Problem 404 for one not to be seen, 409 for one that has begun or is over
   */
  @Transactional
  public void cancel(UUID id, Scope scope) {
    var leave = get(id, scope);
    int cancelled =
        jdbc.sql(
                """
                update movement.leave set cancelled_at = :now
                 where institution_id = :institution and id = :id and begun_at is null
                   and ended_at is null and cancelled_at is null
                """)
            .param("institution", CurrentInstitution.get())
            .param("id", id)
            .param("now", now())
            .update();
    if (cancelled == 0) {
      throw Problem.conflict("movement.begun");
    }
    trail.record("movement.cancel", "leave", id, Map.of("person", leave.person()));
  }

  /** Somebody under observation. */
  public record Observed(
      UUID person,
      String name,
      String number,
      String unitName,
      int day,
      int days,
      @Nullable String region) {}

  /** Those under observation today in a charge, who began last first. */
  public List<Observed> observed(Scope scope) {
    return jdbc.sql(
            """
            select p.id, p.name, p.number, coalesce(u.name, ''), :today::date - o.from_on + 1,
                   o.until_on - o.from_on + 1, o.region
              from movement.observation o
              join people.student p on p.institution_id = o.institution_id and p.id = o.person_id
              left join people.unit u on u.institution_id = o.institution_id and u.id = p.unit_id
             where o.institution_id = :institution and :today between o.from_on and o.until_on
               and (:units::uuid[] is null or p.unit_id = any (:units::uuid[])
                    or p.id = :self::uuid)
             order by o.from_on desc, p.number limit :limit
            """)
        .params(bound())
        .param("units", scope.units())
        .param("self", scope.person())
        .param("limit", SHOWN)
        .query(
            (row, n) ->
                new Observed(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getInt(5),
                    row.getInt(6),
                    row.getString(7)))
        .list();
  }

  private Map<String, Object> bound() {
    return Map.of(
        "institution", CurrentInstitution.get(), "today", institutions.today(), "now", now());
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
