package org.muster.desks;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.people.People;
import org.muster.people.PersonLine;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shifts that change hands: offered by whoever has them, to one colleague or to all of the rota.
 * Whoever accepts first has it. Until somebody does, it is still the holder's.
 */
@Service
public class Swaps {

  private static final String SELECT =
      """
      select o.id, o.shift_id, o.by_id, o.to_id, o.at
        from desks.offer o
        join desks.shift s on s.institution_id = o.institution_id and s.id = o.shift_id
       where o.institution_id = :institution and o.taken_at is null and o.withdrawn_at is null
         and s.end_at > :now
      """;

  private final JdbcClient jdbc;
  private final ShiftTable table;
  private final Shifts shifts;
  private final Rotas rotas;
  private final People people;
  private final DeskNotices notices;
  private final Trail trail;
  private final Clock clock;

  Swaps(
      JdbcClient jdbc,
      ShiftTable table,
      Shifts shifts,
      Rotas rotas,
      People people,
      DeskNotices notices,
      Trail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.table = table;
    this.shifts = shifts;
    this.rotas = rotas;
    this.people = people;
    this.notices = notices;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Offers one's own shift.
   *
   * @param to to whom alone; null for all who take turns
   * @throws Problem not found where it is not one's own, or the colleague takes no turns there;
   *     conflict where it is over, or offered already
   */
  @Transactional
  public void offer(UUID shift, UUID holder, @Nullable UUID to) {
    var offered = mine(shift, holder);
    var rota = rotas.get(offered.rota());
    var others =
        rotas.members(rota.id()).stream()
            .map(PersonLine::id)
            .filter(id -> !id.equals(holder) && (to == null || id.equals(to)))
            .toList();
    if (others.isEmpty()) {
      throw to == null ? Problem.conflict("desks.alone") : Problem.notFound();
    }
    var id = Ids.next();
    try {
      jdbc.sql(
              """
              insert into desks.offer (institution_id, id, shift_id, by_id, to_id, at)
              values (:institution, :id, :shift, :by, :to::uuid, :now)
              """)
          .param("institution", CurrentInstitution.get())
          .param("id", id)
          .param("shift", shift)
          .param("by", holder)
          .param("to", to)
          .param("now", now())
          .update();
    } catch (DuplicateKeyException twice) {
      throw Problem.conflict("desks.offered");
    }
    notices.offered(id, rota, offered, others);
    trail.record("desks.offer", "shift", shift, Map.of());
  }

  private Shift mine(UUID id, UUID holder) {
    var shift = shifts.get(id);
    if (!shift.person().equals(holder)) {
      throw Problem.notFound();
    }
    if (!shift.end().isAfter(clock.instant())) {
      throw Problem.conflict("desks.over");
    }
    return shift;
  }

  /** Everything that is offered. */
  public List<Offer> open() {
    return offers("order by s.start_at", Map.of());
  }

  /** What somebody could take: offered to them, or to all of a rota in which they take turns. */
  public List<Offer> to(UUID person) {
    return offers(
        """
        and o.by_id <> :person
        and (o.to_id = :person
             or o.to_id is null
                and exists (select from desks.member m
                             where m.institution_id = o.institution_id and m.rota_id = s.rota_id
                               and m.person_id = :person))
        order by s.start_at
        """,
        Map.of("person", person));
  }

  /**
   * Takes what is offered.
   *
   * @throws Problem not found where it was not offered to them, conflict where somebody else was
   *     first or it is offered no more, or where they are on call then
   */
  @Transactional
  public void accept(UUID id, UUID person) {
    var offer =
        to(person).stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(() -> gone(id, person));
    // Of two who tap at once the second waits here for the first, and finds it taken.
    int taken =
        jdbc.sql(
                """
                update desks.offer set taken_by = :person, taken_at = :now
                 where institution_id = :institution and id = :id
                   and taken_at is null and withdrawn_at is null
                """)
            .param("institution", CurrentInstitution.get())
            .param("id", id)
            .param("person", person)
            .param("now", now())
            .update();
    if (taken == 0 || !shifts.hand(offer.shift(), offer.by(), person)) {
      throw Problem.conflict("desks.offer-gone");
    }
    notices.taken(id, rotas.get(offer.shift().rota()), offer, person);
    trail.record("desks.swap", "shift", offer.shift().id(), Map.of("offer", id.toString()));
  }

  /** Gone for one who could have taken it; for anybody else there was nothing. */
  private Problem gone(UUID id, UUID person) {
    boolean was =
        jdbc.sql(
                """
                select exists (
                  select from desks.offer o
                    join desks.shift s on s.institution_id = o.institution_id and s.id = o.shift_id
                   where o.institution_id = :institution and o.id = :id and o.by_id <> :person
                     and (o.to_id = :person
                          or o.to_id is null
                             and exists (select from desks.member m
                                          where m.institution_id = o.institution_id
                                            and m.rota_id = s.rota_id
                                            and m.person_id = :person)))
                """)
            .param("institution", CurrentInstitution.get())
            .param("id", id)
            .param("person", person)
            .query(Boolean.class)
            .single();
    return was ? Problem.conflict("desks.offer-gone") : Problem.notFound();
  }

  /** Takes one's offer back. */
  @Transactional
  public void withdraw(UUID id, UUID holder) {
    int withdrawn =
        jdbc.sql(
                """
                update desks.offer set withdrawn_at = ?
                 where institution_id = ? and id = ? and by_id = ?
                   and taken_at is null and withdrawn_at is null
                """)
            .params(now(), CurrentInstitution.get(), id, holder)
            .update();
    if (withdrawn == 0) {
      throw Problem.notFound();
    }
    trail.record("desks.offer-end", "offer", id, Map.of());
  }

  /** A shift that changed hands. */
  public record Swap(Instant start, String from, String to, Instant at) {}

  /** The last swaps of a rota, newest first. */
  public List<Swap> history(UUID rota, int limit) {
    record Row(Instant start, UUID from, UUID to, Instant at) {}
    var rows =
        jdbc.sql(
                """
                select s.start_at, o.by_id, o.taken_by, o.taken_at
                  from desks.offer o
                  join desks.shift s on s.institution_id = o.institution_id and s.id = o.shift_id
                 where o.institution_id = ? and s.rota_id = ? and o.taken_at is not null
                 order by o.taken_at desc limit ?
                """)
            .params(CurrentInstitution.get(), rota, limit)
            .query(
                (row, n) ->
                    new Row(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        row.getObject(4, OffsetDateTime.class).toInstant()))
            .list();
    var names =
        people.names(
            rows.stream().flatMap(row -> Stream.of(row.from(), row.to())).distinct().toList());
    return rows.stream()
        .map(
            row ->
                new Swap(
                    row.start(),
                    names.getOrDefault(row.from(), ""),
                    names.getOrDefault(row.to(), ""),
                    row.at()))
        .toList();
  }

  private List<Offer> offers(String clause, Map<String, ?> values) {
    record Row(UUID id, UUID shift, UUID by, @Nullable UUID to, Instant at) {}
    var rows =
        jdbc.sql(SELECT + clause)
            .param("institution", CurrentInstitution.get())
            .param("now", now())
            .params(values)
            .query(
                (row, n) ->
                    new Row(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        row.getObject(4, UUID.class),
                        row.getObject(5, OffsetDateTime.class).toInstant()))
            .list();
    var found = table.byIds(rows.stream().map(Row::shift).toList());
    return rows.stream()
        .flatMap(
            row ->
                Optional.ofNullable(found.get(row.shift()))
                    .map(s -> new Offer(row.id(), s, row.by(), s.name(), row.to(), row.at()))
                    .stream())
        .toList();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
