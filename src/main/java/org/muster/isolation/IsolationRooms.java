package org.muster.isolation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.muster.audit.Trail;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The isolation rooms: which there are, and who has their beds. */
@Service
public class IsolationRooms {

  /** Rooms with building and floor, to be joined as {@code place_id}. */
  static final String PLACES =
      """
      select p.institution_id, p.id as place_id, p.name as room,
             coalesce(b.id, p.id) as building_id, coalesce(b.name, '') as building,
             case when f.kind = 'floor' then f.name
                  else coalesce(nullif(substring(p.name from '^([0-9]+)[0-9]{2}$'), ''), '') end as floor
        from people.place p
        left join people.place f on f.institution_id = p.institution_id and f.id = p.parent_id
        left join people.place b on b.institution_id = p.institution_id
         and b.id = case when f.kind = 'floor' then f.parent_id else f.id end
       where p.kind = 'room'
      """;

  private final JdbcClient jdbc;
  private final Institutions institutions;
  private final Trail trail;
  private final Clock clock;

  IsolationRooms(JdbcClient jdbc, Institutions institutions, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.institutions = institutions;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * What a building's rooms are declared as.
   *
   * @param capacity beds in each
   * @param sex {@code men}, {@code women} or {@code any}
   */
  public record Declaration(int capacity, String sex, boolean ownBathroom, boolean usable) {}

  /**
   * A room that could be declared.
   *
   * @param residents how many live in it by the roster
   * @param declared true where it is an isolation room already
   */
  public record Candidate(UUID id, String floor, String name, int residents, boolean declared) {}

  /** All, by building, floor and number. */
  public List<IsolationRoom> all() {
    return rooms(institutions.today());
  }

  private List<IsolationRoom> rooms(LocalDate today) {
    var rooms = new LinkedHashMap<UUID, IsolationRoom>();
    jdbc.sql(
            """
            select r.place_id, w.building_id, w.building, w.floor, w.room, r.capacity, r.sex,
                   r.own_bathroom, r.usable, s.id, s.person_id, m.unit_id, p.name, p.number, p.sex,
                   s.kind, s.counts_from, s.days, b.left_at is not null, st.place_id
              from isolation.room r
              join (%s) w on w.institution_id = r.institution_id and w.place_id = r.place_id
              left join isolation.bed b on b.institution_id = r.institution_id
               and b.place_id = r.place_id and b.free_at is null
              left join isolation.stay s
                on s.institution_id = b.institution_id and s.id = b.stay_id
              left join people.student st
                on st.institution_id = s.institution_id and st.id = s.person_id
              left join people.person p
                on p.institution_id = s.institution_id and p.id = s.person_id
              left join people.membership m
                on m.institution_id = s.institution_id and m.person_id = s.person_id
               and m.to_at is null
             where r.institution_id = :institution
             order by w.building, w.building_id, length(w.floor), w.floor, length(w.room), w.room,
                      b.slot
            """
                .formatted(PLACES))
        .param("institution", CurrentInstitution.get())
        .query(
            row -> {
              var id = row.getObject(1, UUID.class);
              var room = rooms.get(id);
              if (room == null) {
                room =
                    new IsolationRoom(
                        id,
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getInt(6),
                        row.getString(7),
                        row.getBoolean(8),
                        row.getBoolean(9),
                        new ArrayList<>());
                rooms.put(id, room);
              }
              var stay = row.getObject(10, UUID.class);
              if (stay != null) {
                room.beds()
                    .add(
                        new IsolationRoom.Bed(
                            stay,
                            row.getObject(11, UUID.class),
                            row.getObject(12, UUID.class),
                            row.getString(13),
                            row.getString(14),
                            row.getString(15),
                            StayKind.of(row.getString(16)),
                            (int)
                                ChronoUnit.DAYS.between(row.getObject(17, LocalDate.class), today),
                            row.getInt(18),
                            row.getBoolean(19),
                            row.getObject(20, UUID.class)));
              }
            });
    return List.copyOf(rooms.values());
  }

  /** One of them. */
  public Optional<IsolationRoom> find(UUID id) {
    return all().stream().filter(room -> room.id().equals(id)).findFirst();
  }

  /** Every room of a building, by floor and number. */
  public List<Candidate> candidates(UUID building) {
    return jdbc.sql(
            """
            select w.place_id, w.floor, w.room,
                   (select count(*) from people.student s
                     where s.institution_id = :institution and s.place_id = w.place_id),
                   exists (select from isolation.room r
                            where r.institution_id = :institution and r.place_id = w.place_id)
              from (%s) w
             where w.institution_id = :institution and w.building_id = :building
             order by length(w.floor), w.floor, length(w.room), w.room
            """
                .formatted(PLACES))
        .param("institution", CurrentInstitution.get())
        .param("building", building)
        .query(
            (row, n) ->
                new Candidate(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getInt(4),
                    row.getBoolean(5)))
        .list();
  }

  /**
   * Declares rooms of a building as isolation rooms, or changes what they were declared as.
   *
   * @return how many
   * @throws Problem for a capacity of nobody's, no room, or beds in use that would be gone
   */
  @Transactional
  public int declare(UUID building, List<UUID> rooms, Declaration as, String by) {
    if (as.capacity() < 1
        || as.capacity() > 20
        || !List.of("men", "women", "any").contains(as.sex())) {
      throw Problem.unprocessable("isolation.declaration");
    }
    Placing.lock(jdbc);
    boolean inUse =
        jdbc.sql(
                """
                select exists (
                  select from isolation.bed b
                    left join people.person p
                      on p.institution_id = b.institution_id and p.id = b.person_id
                   where b.institution_id = :institution and b.place_id = any (:rooms)
                     and b.free_at is null
                     and (b.slot > :capacity
                          or b.left_at is null and p.sex is distinct from
                             case :sex when 'men' then 'M' when 'women' then 'F' else p.sex end))
                """)
            .param("institution", CurrentInstitution.get())
            .param("rooms", rooms.toArray(UUID[]::new))
            .param("capacity", as.capacity())
            .param("sex", as.sex())
            .query(Boolean.class)
            .single();
    if (inUse) {
      throw Problem.conflict("isolation.room-in-use");
    }
    int declared =
        jdbc.sql(
                """
                insert into isolation.room as r (institution_id, place_id, capacity, sex,
                                                 own_bathroom, usable, declared_at, declared_by)
                select :institution, w.place_id, :capacity, :sex, :bathroom, :usable, :now, :by
                  from (%s) w
                 where w.institution_id = :institution and w.building_id = :building
                   and w.place_id = any (:rooms)
                on conflict (institution_id, place_id) do update
                   set capacity = excluded.capacity, sex = excluded.sex,
                       own_bathroom = excluded.own_bathroom, usable = excluded.usable,
                       declared_at = excluded.declared_at, declared_by = excluded.declared_by
                """
                    .formatted(PLACES))
            .param("institution", CurrentInstitution.get())
            .param("building", building)
            .param("rooms", rooms.toArray(UUID[]::new))
            .param("capacity", as.capacity())
            .param("sex", as.sex())
            .param("bathroom", as.ownBathroom())
            .param("usable", as.usable())
            .param("by", by)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .update();
    if (declared == 0) {
      throw Problem.unprocessable("isolation.no-rooms");
    }
    trail.record("isolation.declare", "place", building, Map.of("rooms", declared));
    return declared;
  }
}
