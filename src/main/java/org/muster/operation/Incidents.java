package org.muster.operation;

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
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The incidents of the institution in force: raised by rooms, answered for by people. */
@Service
public class Incidents {

  /**
   * What a room found.
   *
   * @param subject one incident of a kind is open for a subject at a time
   * @param owner who answers for it; null where nobody acts who could
   */
  public record Found(UUID subject, UUID unit, int people, @Nullable UUID owner) {}

  private final JdbcClient jdbc;
  private final Chain chain;
  private final ApplicationEventPublisher events;
  private final Trail trail;
  private final Clock clock;

  Incidents(
      JdbcClient jdbc, Chain chain, ApplicationEventPublisher events, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.chain = chain;
    this.events = events;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Says all that is wrong of a kind at this moment: what is new is opened, what is still so keeps
   * its history with the present owner and count, what is no longer so is closed.
   */
  @Transactional
  public void are(String kind, List<Found> found) {
    close(kind, found.stream().map(Found::subject).toArray(UUID[]::new));
    raise(kind, found);
  }

  /** Says some of what is wrong of a kind; the others stay as they are. */
  @Transactional
  public void raise(String kind, List<Found> found) {
    if (found.isEmpty()) {
      return;
    }
    var opened =
        jdbc.sql(
                """
                insert into operation.incident as i
                  (institution_id, id, kind, subject, unit_id, people, owner_id, opened_at)
                select :institution, f.id, :kind, f.subject, f.unit, f.people, f.owner, :now
                  from unnest(:ids::uuid[], :subjects::uuid[], :units::uuid[], :people::int[],
                              :owners::uuid[]) as f(id, subject, unit, people, owner)
                on conflict (institution_id, kind, subject) where closed_at is null do update
                   set people = excluded.people,
                       -- Whoever took it keeps it while they act.
                       owner_id = case when i.taken_at is not null and i.owner_id = any (:acting)
                                       then i.owner_id else excluded.owner_id end,
                       taken_at = case when i.owner_id = any (:acting) then i.taken_at end
                 where (i.people, i.owner_id) is distinct from (excluded.people, excluded.owner_id)
                returning i.id
                """)
            .param("institution", CurrentInstitution.get())
            .param("kind", kind)
            .param("now", now())
            .param("acting", chain.above().toArray(UUID[]::new))
            .param("ids", found.stream().map(one -> Ids.next()).toArray(UUID[]::new))
            .param("subjects", found.stream().map(Found::subject).toArray(UUID[]::new))
            .param("units", found.stream().map(Found::unit).toArray(UUID[]::new))
            .param("people", found.stream().map(Found::people).toArray(Integer[]::new))
            .param("owners", found.stream().map(Found::owner).toArray(UUID[]::new))
            .query(UUID.class)
            .list();
    if (!opened.isEmpty()) {
      trail.record("operation.incident", "incident", opened.getFirst(), Map.of("kind", kind));
      events.publishEvent(new IncidentsOpened(CurrentInstitution.get(), opened));
    }
  }

  /** Closes what put itself right: every open one of a kind but those of these subjects. */
  private void close(String kind, UUID[] still) {
    jdbc.sql(
            """
            update operation.incident set closed_at = ?, closed_by = 'Muster'
             where institution_id = ? and kind = ? and closed_at is null and subject <> all (?)
            """)
        .params(now(), CurrentInstitution.get(), kind, still)
        .update();
  }

  /** Closes the open incident of a kind and subject, which put itself right. */
  @Transactional
  public void over(String kind, UUID subject) {
    jdbc.sql(
            """
            update operation.incident set closed_at = ?, closed_by = 'Muster'
             where institution_id = ? and kind = ? and subject = ? and closed_at is null
            """)
        .params(now(), CurrentInstitution.get(), kind, subject)
        .update();
  }

  /**
   * Its owner says that they are on it.
   *
   * @throws Problem 404 for one outside of the charge, 409 for one that is over
   */
  @Transactional
  public void take(UUID id, Scope scope, UUID person) {
    get(scope, id);
    change(id, "owner_id = :person, taken_at = :now", Map.of("person", person));
    trail.record("operation.incident-take", "incident", id, Map.of());
  }

  /**
   * Closes one with what was done.
   *
   * @throws Problem 404 for one outside of the charge, 409 for one that is over, 422 without words
   */
  @Transactional
  public void close(UUID id, Scope scope, String why, String by) {
    if (why.isBlank() || why.length() > 500) {
      throw Problem.unprocessable("operation.reason");
    }
    get(scope, id);
    change(
        id,
        "closed_at = :now, closed_by = :by, closed_why = :why",
        Map.of("by", by, "why", why.strip()));
    trail.record("operation.incident-close", "incident", id, Map.of());
  }

  private void change(UUID id, String set, Map<String, ?> values) {
    int changed =
        jdbc.sql(
                """
                update operation.incident set %s
                 where institution_id = :institution and id = :id and closed_at is null
                """
                    .formatted(set))
            .param("institution", CurrentInstitution.get())
            .param("id", id)
            .param("now", now())
            .params(values)
            .update();
    if (changed == 0) {
      throw Problem.conflict("operation.incident-over");
    }
  }

  /** One in the viewer's charge. */
  public Incident get(Scope scope, UUID id) {
    return select(scope, "and i.id = :id")
        .param("id", id)
        .query(IncidentRow::read)
        .optional()
        .orElseThrow(Problem::notFound);
  }

  /** Those that are open in the viewer's charge, the oldest first. */
  public List<Incident> open(Scope scope) {
    return select(scope, "and i.closed_at is null order by i.opened_at, i.id")
        .query(IncidentRow::read)
        .list();
  }

  /** The last that were over in the viewer's charge. */
  public List<Incident> over(Scope scope, int limit) {
    return select(scope, "and i.closed_at is not null order by i.closed_at desc, i.id limit :limit")
        .param("limit", limit)
        .query(IncidentRow::read)
        .list();
  }

  /** Open ones by their ids, whoever asks: for telling their owners. */
  public List<Incident> of(List<UUID> ids) {
    return select(null, "and i.id = any (:ids) and i.closed_at is null")
        .param("ids", ids.toArray(UUID[]::new))
        .query(IncidentRow::read)
        .list();
  }

  private JdbcClient.StatementSpec select(@Nullable Scope scope, String clause) {
    return jdbc.sql(IncidentRow.SELECT + clause)
        .param("institution", CurrentInstitution.get())
        .param("units", Optional.ofNullable(scope).map(Scope::units).orElse(null))
        .param("self", Optional.ofNullable(scope).map(Scope::person).orElse(null));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
