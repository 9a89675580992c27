package org.muster.people;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Who lived or studied beside somebody, and when. */
@Service
public class Neighbours {

  /**
   * Somebody beside them, once, for the nearest reason.
   *
   * @param near {@code room}, {@code floor} or {@code class}
   * @param from since when both were there
   * @param to until when; null while they still are
   */
  public record Neighbour(
      UUID id,
      String number,
      String name,
      @Nullable String unit,
      String near,
      Instant from,
      @Nullable Instant to) {}

  private final JdbcClient jdbc;

  Neighbours(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Room mates, people of the same floor and class mates between two moments, the nearest first;
   * whoever has left is not among them.
   */
  public List<Neighbour> of(UUID person, Instant from, Instant to, int limit) {
    return jdbc.sql(
            """
            with room as (
              select r.place_id, f.id as floor_id, r.from_at, r.to_at
                from people.residence r
                join people.place p on p.institution_id = r.institution_id and p.id = r.place_id
                left join people.place f on f.institution_id = r.institution_id
                 and f.id = p.parent_id and f.kind = 'floor'
               where r.institution_id = :institution and r.person_id = :person
                 and r.from_at < :to and (r.to_at is null or r.to_at > :from)
            ), beside as (
              select o.person_id,
                     case when o.place_id = m.place_id then 1 else 2 end as distance,
                     greatest(o.from_at, m.from_at) as from_at, least(o.to_at, m.to_at) as to_at
                from room m
                join people.place p on p.institution_id = :institution
                 and (p.id = m.place_id or p.parent_id = m.floor_id)
                join people.residence o on o.institution_id = :institution
                 and o.place_id = p.id and o.person_id <> :person
                 and o.from_at < coalesce(m.to_at, 'infinity')
                 and coalesce(o.to_at, 'infinity') > m.from_at
              union all
              select o.person_id, 3, greatest(o.from_at, m.from_at), least(o.to_at, m.to_at)
                from people.membership m
                join people.membership o on o.institution_id = :institution
                 and o.unit_id = m.unit_id and o.person_id <> :person
                 and o.from_at < coalesce(m.to_at, 'infinity')
                 and coalesce(o.to_at, 'infinity') > m.from_at
               where m.institution_id = :institution and m.person_id = :person
                 and m.from_at < :to and (m.to_at is null or m.to_at > :from)
            ), nearest as (
              select distinct on (person_id) person_id, distance, from_at, to_at from beside
               where from_at < :to and (to_at is null or to_at > :from)
               order by person_id, distance, from_at
            )
            select p.id, p.number, p.name, u.name, n.distance, n.from_at, n.to_at
              from nearest n
              join people.person p on p.institution_id = :institution and p.id = n.person_id
               and p.left_at is null and p.kind = 'student'
              left join people.membership m
                on m.institution_id = p.institution_id and m.person_id = p.id and m.to_at is null
              left join people.unit u on u.institution_id = p.institution_id and u.id = m.unit_id
             order by n.distance, p.number limit :limit
            """)
        .param("institution", CurrentInstitution.get())
        .param("person", person)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("to", to.atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .query(
            (row, n) -> {
              var until = row.getObject(7, OffsetDateTime.class);
              return new Neighbour(
                  row.getObject(1, UUID.class),
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  switch (row.getInt(5)) {
                    case 1 -> "room";
                    case 2 -> "floor";
                    default -> "class";
                  },
                  row.getObject(6, OffsetDateTime.class).toInstant(),
                  until == null ? null : until.toInstant());
            })
        .list();
  }
}
