package org.muster.visits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.calls.Call;
import org.muster.calls.Calls;
import org.muster.calls.Means;
import org.muster.calls.Outcome;
import org.muster.identity.Viewer;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.people.Tie;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What visitors find, room by room. Who was seen was spoken to: it counts wherever a call does. */
@Service
public class Looks {

  /** Found while the line was dead, it arrives later; older than this it was found now. */
  private static final Duration LATEST = Duration.ofDays(2);

  private final JdbcClient jdbc;
  private final Calls calls;
  private final Trail trail;
  private final Clock clock;

  Looks(JdbcClient jdbc, Calls calls, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.calls = calls;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Those whom a visit expects, with who goes there and what was found.
   *
   * @param visitor only whom they go to; null for everybody
   */
  public List<Expected> of(UUID visit, @Nullable UUID visitor) {
    return jdbc.sql(
            """
            select e.person_id, p.number, p.name, coalesce(u.name, ''), e.place_id, s.visitor_id,
                   coalesce(t.name, ''), e.state, e.state_at, coalesce(l.by_name, '')
              from visits.expected e
              join people.person p on p.institution_id = e.institution_id and p.id = e.person_id
              left join people.unit u on u.institution_id = e.institution_id and u.id = e.unit_id
              left join visits.stop s on s.institution_id = e.institution_id
                and s.visit_id = e.visit_id and s.place_id = e.place_id
              left join people.person t
                on t.institution_id = e.institution_id and t.id = s.visitor_id
              left join lateral (
                select k.by_name from visits.look k
                 where k.institution_id = e.institution_id and k.person_id = e.person_id
                   and k.visit_id = e.visit_id
                 order by k.at desc, k.id desc limit 1) l on true
             where e.institution_id = :institution and e.visit_id = :visit
               and (:visitor::uuid is null or s.visitor_id = :visitor::uuid)
             order by p.number
            """)
        .param("institution", CurrentInstitution.get())
        .param("visit", visit)
        .param("visitor", visitor)
        .query(
            (row, n) ->
                new Expected(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getObject(5, UUID.class),
                    row.getObject(6, UUID.class),
                    row.getString(7),
                    row.getString(8),
                    Visits.moment(row, 9),
                    row.getString(10)))
        .list();
  }

  /**
   * The room in which a visit expects somebody whom this viewer may write down: a room of theirs,
   * or any for who made the visit or has the whole in their charge.
   *
   * @throws Problem 404 for anybody else
   */
  public UUID room(Scope scope, UUID visit, UUID person) {
    return jdbc.sql(
            """
            select e.place_id from visits.expected e
              join visits.visit v on v.institution_id = e.institution_id and v.id = e.visit_id
              left join visits.stop s on s.institution_id = e.institution_id
                and s.visit_id = e.visit_id and s.place_id = e.place_id
             where e.institution_id = :institution and e.visit_id = :visit
               and e.person_id = :person
               and (:whole or v.made_by = :self::uuid or s.visitor_id = :self::uuid)
            """)
        .param("institution", CurrentInstitution.get())
        .param("visit", visit)
        .param("person", person)
        .param("whole", scope.holds(PostKind.WORKING_GROUP))
        .param("self", scope.person())
        .query(UUID.class)
        .optional()
        .orElseThrow(Problem::notFound);
  }

  /**
   * Writes down what was found; the latest of a person holds, whatever the order of arrival.
   *
   * @param id made on the visitor's device
   * @param at when it was found, by the device; null for now
   * @return false where the same look had come in before
   * @throws Problem 404 for who is not theirs to visit, 409 once the visit has been signed
   */
  @Transactional
  public boolean write(
      Viewer by, Scope scope, UUID visit, UUID person, Found found, UUID id, @Nullable Instant at) {
    room(scope, visit, person);
    var now = clock.instant();
    var when = at == null || at.isAfter(now) || at.isBefore(now.minus(LATEST)) ? now : at;
    if (known(id)) {
      return false;
    }
    boolean open =
        jdbc.sql(
                """
                select ended_at is null from visits.visit
                 where institution_id = ? and id = ? for share
                """)
            .params(CurrentInstitution.get(), visit)
            .query(Boolean.class)
            .single();
    if (!open) {
      throw Problem.conflict("visits.ended");
    }
    if (insert(by, visit, person, found, id, when, now) == 0) {
      return false;
    }
    jdbc.sql(
            """
            update visits.expected set state = ?, state_at = ?
             where institution_id = ? and visit_id = ? and person_id = ?
               and (state_at is null or state_at <= ?)
            """)
        .params(
            found.word(),
            Visits.time(when),
            CurrentInstitution.get(),
            visit,
            person,
            Visits.time(when))
        .update();
    if (found == Found.SEEN) {
      calls.log(by, spoken(person, id, when));
    }
    trail.record("visits.look", "visit", visit, Map.of());
    return true;
  }

  private int insert(
      Viewer by, UUID visit, UUID person, Found found, UUID id, Instant when, Instant now) {
    return jdbc.sql(
            """
            insert into visits.look (institution_id, id, visit_id, person_id, outcome, at,
                                     by_person, by_name, received_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (institution_id, id) do nothing
            """)
        .params(
            CurrentInstitution.get(),
            id,
            visit,
            person,
            found.word(),
            Visits.time(when),
            Objects.requireNonNull(by.person()),
            by.name(),
            Visits.time(now))
        .update();
  }

  private static Call spoken(UUID person, UUID id, Instant when) {
    return new Call(
        person,
        null,
        null,
        Tie.SELF,
        Means.VISIT,
        Outcome.REACHED_WELL,
        "",
        "visit-" + id,
        when,
        null);
  }

  private boolean known(UUID id) {
    return jdbc.sql("select exists (select from visits.look where institution_id = ? and id = ?)")
        .params(CurrentInstitution.get(), id)
        .query(Boolean.class)
        .single();
  }
}
