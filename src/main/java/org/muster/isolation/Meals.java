package org.muster.isolation;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Three meals a day, counted for the kitchen at their time. */
@Service
public class Meals {

  /** No letters and digits that look alike. */
  private static final String CODE = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

  /** Who eats now: in a room before it was due, and did not say "not this one". */
  private static final String EATING =
      """
      select s.id as stay_id, s.person_id, s.place_id, coalesce(d.diet, 'normal') as diet
        from isolation.stay s
        left join isolation.diet d
          on d.institution_id = s.institution_id and d.person_id = s.person_id
       where s.institution_id = :institution and s.placed_at < :due and s.released_at is null
         and not exists (select from isolation.skip k
                          where k.institution_id = s.institution_id and k.stay_id = s.id
                            and k.day = :day and k.meal = :meal)
      """;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final JdbcClient jdbc;
  private final StayTable table;
  private final Institutions institutions;
  private final MealWishes wishes;
  private final Clock clock;

  Meals(
      JdbcClient jdbc, StayTable table, Institutions institutions, MealWishes wishes, Clock clock) {
    this.jdbc = jdbc;
    this.table = table;
    this.institutions = institutions;
    this.wishes = wishes;
    this.clock = clock;
  }

  private OffsetDateTime due(LocalDate day, Meal meal) {
    return meal.dueAt(day, institutions.current().zone()).atOffset(ZoneOffset.UTC);
  }

  /** True once a meal is counted: what changes from then on is shown apart. */
  public boolean counted(LocalDate day, Meal meal) {
    return !clock.instant().isBefore(meal.countedAt(day, institutions.current().zone()));
  }

  /**
   * Counts a meal whose time has come, once; later it adds who came since. Before its time nothing
   * is kept. A day long gone is left as it was.
   */
  @Transactional
  public void count(LocalDate day, Meal meal) {
    if (!counted(day, meal) || day.isBefore(institutions.today())) {
      return;
    }
    // Two who count at once count one after the other, so that nobody is called added who was not.
    Placing.lock(jdbc);
    boolean first =
        jdbc.sql(
                    """
                    insert into isolation.meal_count (institution_id, day, meal, counted_at)
                    values (?, ?, ?, ?) on conflict do nothing
                    """)
                .params(CurrentInstitution.get(), day, meal.word(), table.now())
                .update()
            > 0;
    var missing =
        jdbc.sql(
                """
                select e.stay_id from (%s) e
                 where not exists (select from isolation.serving v
                                    where v.institution_id = :institution and v.stay_id = e.stay_id
                                      and v.day = :day and v.meal = :meal)
                """
                    .formatted(EATING))
            .param("institution", CurrentInstitution.get())
            .param("day", day)
            .param("meal", meal.word())
            .param("due", due(day, meal))
            .query(UUID.class)
            .list();
    if (missing.isEmpty()) {
      return;
    }
    var codes = codes(day, meal, missing.size());
    jdbc.sql(
            """
            insert into isolation.serving (institution_id, id, stay_id, day, meal, place_id, diet,
                                           code, added, counted_at)
            select :institution, g.id, e.stay_id, :day, :meal, e.place_id, e.diet, g.code, :added,
                   :now
              from unnest(:ids::uuid[], :stays::uuid[], :codes::text[]) as g(id, stay, code)
              join (%s) e on e.stay_id = g.stay
            on conflict do nothing
            """
                .formatted(EATING))
        .param("institution", CurrentInstitution.get())
        .param("day", day)
        .param("meal", meal.word())
        .param("due", due(day, meal))
        .param("added", !first)
        .param("now", table.now())
        .param("ids", missing.stream().map(one -> Ids.next()).toArray(UUID[]::new))
        .param("stays", missing.toArray(UUID[]::new))
        .param("codes", codes.toArray(String[]::new))
        .update();
  }

  private List<String> codes(LocalDate day, Meal meal, int count) {
    var taken =
        new HashSet<>(
            jdbc.sql(
                    """
                    select code from isolation.serving
                     where institution_id = ? and day = ? and meal = ?
                    """)
                .params(CurrentInstitution.get(), day, meal.word())
                .query(String.class)
                .list());
    return java.util.stream.Stream.generate(Meals::code).filter(taken::add).limit(count).toList();
  }

  private static String code() {
    var code = new StringBuilder();
    RANDOM.ints(5, 0, CODE.length()).forEach(n -> code.append(CODE.charAt(n)));
    return code.toString();
  }

  /** A meal's servings by building, floor and room: as counted, or as it stands before that. */
  @Transactional
  public List<Serving> servings(LocalDate day, Meal meal) {
    count(day, meal);
    boolean kept = counted(day, meal) || day.isBefore(institutions.today());
    return jdbc.sql(
            """
            select v.id, v.stay_id, w.building, w.floor, w.room, p.name, p.number, v.diet,
                   d.allergies, v.code, v.added, e.stay_id is null as dropped, v.delivered_at,
                   v.delivered_by, v.received, p.id
              from (%s) v
              join isolation.stay s on s.institution_id = :institution and s.id = v.stay_id
              join people.person p on p.institution_id = :institution and p.id = s.person_id
              join (%s) w on w.institution_id = :institution and w.place_id = v.place_id
              left join isolation.diet d on d.institution_id = :institution and d.person_id = p.id
              left join (%s) e on e.stay_id = v.stay_id
             order by w.building, length(w.floor), w.floor, length(w.room), w.room, p.number
            """
                .formatted(
                    kept
                        ? """
                        select id, stay_id, place_id, diet, code, added, delivered_at, delivered_by,
                               received
                          from isolation.serving
                         where institution_id = :institution and day = :day and meal = :meal
                        """
                        : """
                        select stay_id as id, stay_id, place_id, diet, '' as code, false as added,
                               null::timestamptz as delivered_at, null as delivered_by,
                               null::boolean as received
                          from (%s) x
                        """
                            .formatted(EATING),
                    IsolationRooms.PLACES,
                    EATING))
        .param("institution", CurrentInstitution.get())
        .param("day", day)
        .param("meal", meal.word())
        .param("due", due(day, meal))
        .query(
            (row, n) ->
                new Serving(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    row.getString(7),
                    Diet.of(row.getString(8)),
                    wishes.allergies(row.getObject(16, UUID.class), row.getString(9)),
                    row.getString(10),
                    row.getBoolean(11),
                    row.getBoolean(12),
                    StayTable.instant(row, 13),
                    row.getString(14),
                    row.getObject(15, Boolean.class)))
        .list();
  }
}
