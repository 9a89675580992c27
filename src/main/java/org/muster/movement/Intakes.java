package org.muster.movement;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.people.Institutions;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many may arrive at a campus on one day, over all batches. */
@Service
public class Intakes {

  private static final int MOST = 20_000;

  private final JdbcClient jdbc;
  private final Institutions institutions;
  private final Trail trail;
  private final Clock clock;

  Intakes(JdbcClient jdbc, Institutions institutions, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.institutions = institutions;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * A campus.
   *
   * @param capacity arrivals on one day; null for as many as the batches have
   * @param days the days from today on that somebody has taken
   */
  public record Intake(UUID campus, String name, @Nullable Integer capacity, List<Day> days) {}

  /** So many arrive on a day. */
  public record Day(LocalDate day, int taken) {}

  /** True for those who say how many a campus takes. */
  public static boolean isFor(Scope scope) {
    return scope.holds(PostKind.WORKING_GROUP);
  }

  /** The campuses by name. */
  public List<Intake> all() {
    var days = new HashMap<UUID, List<Day>>();
    jdbc.sql(
            """
            select campus_id, day, count(*) from movement.seat
             where institution_id = ? and day >= ? and person_id is not null
               and campus_id is not null
             group by 1, 2 order by 1, 2
            """)
        .params(CurrentInstitution.get(), institutions.today())
        .query(
            row -> {
              days.computeIfAbsent(row.getObject(1, UUID.class), none -> new ArrayList<>())
                  .add(new Day(row.getObject(2, LocalDate.class), row.getInt(3)));
            });
    return jdbc.sql(
            """
            select p.id, p.name, i.capacity from people.place p
              left join movement.intake i
                on i.institution_id = p.institution_id and i.campus_id = p.id
             where p.institution_id = ? and p.kind = 'campus' and p.closed_at is null
             order by p.name
            """)
        .param(CurrentInstitution.get())
        .query(
            (row, n) -> {
              var campus = row.getObject(1, UUID.class);
              return new Intake(
                  campus,
                  row.getString(2),
                  row.getObject(3, Integer.class),
                  days.getOrDefault(campus, List.of()));
            })
        .list();
  }

  /**
   * Says how many a campus takes on one day. Days that are taken already stay taken.
   *
   * @param capacity null for as many as the batches have
   * @throws Problem 403 for others, 404 for no campus, 422 for a number that is none
   */
  @Transactional
  public void set(UUID campus, @Nullable Integer capacity, Scope scope, String by) {
    if (!isFor(scope)) {
      throw Problem.forbidden();
    }
    if (capacity != null && (capacity < 1 || capacity > MOST)) {
      throw Problem.unprocessable("movement.intake", MOST);
    }
    if (all().stream().noneMatch(one -> one.campus().equals(campus))) {
      throw Problem.notFound();
    }
    if (capacity == null) {
      jdbc.sql("delete from movement.intake where institution_id = ? and campus_id = ?")
          .params(CurrentInstitution.get(), campus)
          .update();
    } else {
      jdbc.sql(
              """
              insert into movement.intake (institution_id, campus_id, capacity, by_name, at)
              values (?, ?, ?, ?, ?)
              on conflict (institution_id, campus_id) do update
                 set capacity = excluded.capacity, by_name = excluded.by_name, at = excluded.at
              """)
          .params(
              CurrentInstitution.get(),
              campus,
              capacity,
              by,
              clock.instant().atOffset(ZoneOffset.UTC))
          .update();
    }
    trail.record("movement.intake", "place", campus, Map.of());
  }

  /** The campus where somebody lives; null where that is not known. */
  @Nullable UUID campus(UUID person) {
    return jdbc.sql(
            """
            with recursive up as (
              select p.id, p.parent_id, p.kind from people.student s
                join people.place p on p.institution_id = s.institution_id and p.id = s.place_id
               where s.institution_id = :institution and s.id = :person
              union all
              select p.id, p.parent_id, p.kind from up u
                join people.place p on p.institution_id = :institution and p.id = u.parent_id)
            select id from up where kind = 'campus'
            """)
        .param("institution", CurrentInstitution.get())
        .param("person", person)
        .query(UUID.class)
        .optional()
        .orElse(null);
  }

  /**
   * Takes turns at a campus until the transaction ends, so that nobody counts past another.
   *
   * @return its capacity; null for as many as the batches have
   */
  @Nullable Integer lock(@Nullable UUID campus) {
    return jdbc.sql(
            """
            select capacity from movement.intake
             where institution_id = :institution and campus_id = :campus::uuid for update
            """)
        .param("institution", CurrentInstitution.get())
        .param("campus", campus)
        .query(Integer.class)
        .optional()
        .orElse(null);
  }

  /** How many have taken a day at a campus, the one who is taking it among them. */
  int taken(UUID campus, LocalDate day) {
    return jdbc.sql(
            """
            select count(*) from movement.seat
             where institution_id = ? and campus_id = ? and day = ? and person_id is not null
            """)
        .params(CurrentInstitution.get(), campus, day)
        .query(Integer.class)
        .single();
  }

  /** How many more somebody's campus takes, by day; a day that is not in it has no such limit. */
  public Map<LocalDate, Integer> left(UUID person, List<LocalDate> days) {
    var left = new HashMap<LocalDate, Integer>();
    var campus = campus(person);
    all().stream()
        .filter(one -> one.campus().equals(campus))
        .forEach(
            one -> {
              var capacity = one.capacity();
              if (capacity != null) {
                days.forEach(day -> left.put(day, capacity));
                one.days().forEach(day -> left.put(day.day(), capacity - day.taken()));
              }
            });
    return left;
  }
}
