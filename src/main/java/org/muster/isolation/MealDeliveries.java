package org.muster.isolation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.muster.audit.Actor;
import org.muster.audit.Trail;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Meals brought to the door: ticked once however often the tick is sent, confirmed by the eater.
 */
@Service
public class MealDeliveries {

  private final JdbcClient jdbc;
  private final StayTable table;
  private final Institutions institutions;
  private final Trail trail;

  MealDeliveries(JdbcClient jdbc, StayTable table, Institutions institutions, Trail trail) {
    this.jdbc = jdbc;
    this.table = table;
    this.institutions = institutions;
    this.trail = trail;
  }

  /**
   * What became of a tick.
   *
   * @param first false where it was delivered before, by another tick
   * @param at when it was
   */
  public record Ticked(String room, boolean first, Instant at, String by) {}

  /**
   * Ticks a meal as delivered. The same tick sent again gets the same answer; another one is told
   * who was first.
   *
   * @param code on the label
   * @param tick made on the phone
   * @throws Problem where no label of this meal has the code
   */
  @Transactional
  public Ticked tick(LocalDate day, Meal meal, String code, UUID tick) {
    var plain = code.strip().toUpperCase(Locale.ROOT);
    int ticked =
        jdbc.sql(
                """
                update isolation.serving
                   set delivered_at = :now, delivered_by = :by, tick = :tick,
                       received = null, said_at = null
                 where institution_id = :institution and day = :day and meal = :meal
                   and code = :code and delivered_at is null
                """)
            .param("institution", CurrentInstitution.get())
            .param("day", day)
            .param("meal", meal.word())
            .param("code", plain)
            .param("now", table.now())
            .param("by", Actor.current().name())
            .param("tick", tick)
            .update();
    record Row(UUID id, String room, UUID tick, Instant at, String by) {}
    var row =
        jdbc.sql(
                """
                select v.id, w.building || '-' || w.room, v.tick, v.delivered_at, v.delivered_by
                  from isolation.serving v
                  join (%s) w on w.institution_id = v.institution_id and w.place_id = v.place_id
                 where v.institution_id = :institution and v.day = :day and v.meal = :meal
                   and v.code = :code
                """
                    .formatted(IsolationRooms.PLACES))
            .param("institution", CurrentInstitution.get())
            .param("day", day)
            .param("meal", meal.word())
            .param("code", plain)
            .query(
                (found, n) ->
                    new Row(
                        found.getObject(1, UUID.class),
                        found.getString(2),
                        found.getObject(3, UUID.class),
                        found.getObject(4, OffsetDateTime.class).toInstant(),
                        found.getString(5)))
            .optional()
            .orElseThrow(() -> Problem.unprocessable("isolation.code"));
    if (ticked > 0) {
      trail.record("isolation.deliver", "serving", row.id(), Map.of());
    }
    return new Ticked(row.room(), row.tick().equals(tick), row.at(), row.by());
  }

  /**
   * The eater says that it came, or that it did not.
   *
   * @throws Problem where there is no such meal of theirs
   */
  @Transactional
  public void say(Stay stay, LocalDate day, Meal meal, boolean received) {
    int said =
        jdbc.sql(
                """
                update isolation.serving
                   set received = :received, said_at = :now,
                       -- What did not come has still to be brought, and is ticked again.
                       delivered_at = case when :received then delivered_at end,
                       delivered_by = case when :received then delivered_by end,
                       tick = case when :received then tick end
                 where institution_id = :institution and stay_id = :stay and day = :day
                   and meal = :meal
                """)
            .param("institution", CurrentInstitution.get())
            .param("stay", stay.id())
            .param("day", day)
            .param("meal", meal.word())
            .param("received", received)
            .param("now", table.now())
            .update();
    if (said == 0) {
      throw Problem.notFound();
    }
    trail.record("isolation.meal-said", "person", stay.person(), Map.of("received", received));
  }

  /** How many of today's that were counted somebody still has to bring. */
  int missing(Meal meal) {
    return jdbc.sql("select count(*) from (%s) o where o.meal = :meal".formatted(OPEN))
        .param("institution", CurrentInstitution.get())
        .param("today", institutions.today())
        .param("meal", meal.word())
        .query(Integer.class)
        .single();
  }

  /** Servings of today that somebody still has to bring, as SQL. Takes {@code :today}. */
  static final String OPEN =
      """
      select v.id, v.day, v.meal, v.stay_id, v.counted_at
        from isolation.serving v
        join isolation.stay s on s.institution_id = v.institution_id and s.id = v.stay_id
       where v.institution_id = :institution and v.day = :today
         and v.delivered_at is null and v.received is distinct from true and s.released_at is null
         and not exists (select from isolation.skip k
                          where k.institution_id = v.institution_id and k.stay_id = v.stay_id
                            and k.day = v.day and k.meal = v.meal)
      """;
}
