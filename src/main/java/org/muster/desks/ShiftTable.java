package org.muster.desks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.people.People;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of shifts, with the names of those who have them. */
@Repository
class ShiftTable {

  private static final String SELECT =
      """
      select s.id, s.rota_id, s.person_id, s.start_at, s.end_at, s.sequence, s.changed_at
        from desks.shift s
       where s.institution_id = :institution
         and exists (select from desks.rota r where r.institution_id = s.institution_id
                        and r.id = s.rota_id and r.closed_at is null)
      """;

  private final JdbcClient jdbc;
  private final People people;
  private final Clock clock;

  ShiftTable(JdbcClient jdbc, People people, Clock clock) {
    this.jdbc = jdbc;
    this.people = people;
    this.clock = clock;
  }

  /** Those of a rota that share time with a span, in order. */
  List<Shift> of(UUID rota, Instant from, Instant to) {
    return named(
        select("and s.rota_id = :rota and s.end_at > :from and s.start_at < :to")
            .param("rota", rota)
            .param("from", at(from))
            .param("to", at(to)));
  }

  /** Those of all rotas that share time with a span, in order. */
  List<Shift> all(Instant from, Instant to) {
    return named(
        select("and s.end_at > :from and s.start_at < :to")
            .param("from", at(from))
            .param("to", at(to)));
  }

  /** Those of some people that share time with a span, in order. */
  List<Shift> ofPeople(List<UUID> persons, Instant from, Instant to) {
    return named(
        select("and s.person_id = any (:persons) and s.end_at > :from and s.start_at < :to")
            .param("persons", persons.toArray(UUID[]::new))
            .param("from", at(from))
            .param("to", at(to)));
  }

  Optional<Shift> find(UUID id) {
    return named(select("and s.id = :id").param("id", id)).stream().findFirst();
  }

  /** Some by their ids. */
  Map<UUID, Shift> byIds(List<UUID> ids) {
    return named(select("and s.id = any (:ids)").param("ids", ids.toArray(UUID[]::new))).stream()
        .collect(Collectors.toMap(Shift::id, shift -> shift));
  }

  /** The one of a rota that begins next after another's beginning. */
  Optional<Shift> after(Shift shift) {
    return named(
            select("and s.rota_id = :rota and s.start_at > :start")
                .param("rota", shift.rota())
                .param("start", at(shift.start())),
            1)
        .stream()
        .findFirst();
  }

  /** The one of a rota that began last before another's beginning. */
  Optional<Shift> before(Shift shift) {
    return jdbc.sql(
            SELECT
                + "and s.rota_id = :rota and s.start_at < :start order by s.start_at desc limit 1")
        .param("institution", CurrentInstitution.get())
        .param("rota", shift.rota())
        .param("start", at(shift.start()))
        .query(ShiftTable::shift)
        .optional()
        .map(found -> called(found, people.names(List.of(found.person()))));
  }

  /** Fills slots that are empty; how many were. */
  int fill(UUID rota, Map<Rota.Slot, UUID> given) {
    var slots = List.copyOf(given.keySet());
    return jdbc.sql(
            """
            insert into desks.shift
              (institution_id, id, rota_id, person_id, start_at, end_at, changed_at)
            select :institution, g.id, :rota, g.person, g.start_at::timestamptz,
                   g.end_at::timestamptz, :now
              from unnest(:ids::uuid[], :people::uuid[], :starts::text[], :ends::text[])
                as g(id, person, start_at, end_at)
            on conflict do nothing
            """)
        .param("institution", CurrentInstitution.get())
        .param("rota", rota)
        .param("now", at(clock.instant()))
        .param("ids", slots.stream().map(slot -> Ids.next()).toArray(UUID[]::new))
        .param("people", slots.stream().map(given::get).toArray(UUID[]::new))
        .param("starts", slots.stream().map(slot -> slot.start().toString()).toArray(String[]::new))
        .param("ends", slots.stream().map(slot -> slot.end().toString()).toArray(String[]::new))
        .update();
  }

  /** Gives a slot to somebody, whoever had it. */
  void put(UUID rota, Rota.Slot slot, UUID person) {
    jdbc.sql(
            """
            insert into desks.shift as s
              (institution_id, id, rota_id, person_id, start_at, end_at, changed_at)
            values (:institution, :id, :rota, :person, :start, :end, :now)
            on conflict (institution_id, rota_id, start_at) do update
               set person_id = excluded.person_id, sequence = s.sequence + 1, changed_at = :now
             where s.person_id <> excluded.person_id
            """)
        .param("institution", CurrentInstitution.get())
        .param("id", Ids.next())
        .param("rota", rota)
        .param("person", person)
        .param("start", at(slot.start()))
        .param("end", at(slot.end()))
        .param("now", at(clock.instant()))
        .update();
  }

  /** Hands one over; false where it is not theirs any more. */
  boolean hand(UUID shift, UUID from, UUID to) {
    return jdbc.sql(
                """
                update desks.shift set person_id = :to, sequence = sequence + 1, changed_at = :now
                 where institution_id = :institution and id = :id and person_id = :from
                """)
            .param("institution", CurrentInstitution.get())
            .param("id", shift)
            .param("from", from)
            .param("to", to)
            .param("now", at(clock.instant()))
            .update()
        > 0;
  }

  private JdbcClient.StatementSpec select(String clause) {
    return jdbc.sql(SELECT + clause + " order by s.start_at, s.rota_id limit :limit")
        .param("institution", CurrentInstitution.get());
  }

  private List<Shift> named(JdbcClient.StatementSpec asked) {
    return named(asked, 10_000);
  }

  private List<Shift> named(JdbcClient.StatementSpec asked, int limit) {
    var found = asked.param("limit", limit).query(ShiftTable::shift).list();
    var names = people.names(found.stream().map(Shift::person).distinct().toList());
    return found.stream().map(shift -> called(shift, names)).toList();
  }

  private static Shift called(Shift shift, Map<UUID, String> names) {
    return new Shift(
        shift.id(),
        shift.rota(),
        shift.person(),
        names.getOrDefault(shift.person(), ""),
        shift.start(),
        shift.end(),
        shift.sequence(),
        shift.changedAt());
  }

  private static Shift shift(ResultSet row, int n) throws SQLException {
    return new Shift(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        "",
        instant(row, 4),
        instant(row, 5),
        row.getInt(6),
        instant(row, 7));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime at(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
