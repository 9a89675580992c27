package org.muster.isolation;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.muster.people.Chain;
import org.muster.people.Institutions;
import org.muster.workbench.TaskSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is open in this room, each with whose it is and until when. */
@Configuration(proxyBeanMethods = false)
class IsolationTasks {

  /** One who acts for logistics, else in the working group. */
  private static final String LOGISTICS =
      """
      (select a.person_id from (%s) a where a.kind in ('logistics', 'working_group')
        order by (a.kind = 'working_group'), a.person_id limit 1)
      """
          .formatted(Chain.ACTING);

  private static final String ROOM =
      """
      (select w.building || '-' || w.room from (%s) w
        where w.institution_id = s.institution_id and w.place_id = s.place_id)
      """
          .formatted(IsolationRooms.PLACES);

  private record Open(String word, String open, Supplier<Map<String, Object>> values)
      implements TaskSource {

    @Override
    public Map<String, Object> parameters() {
      return values.get();
    }
  }

  private static TaskSource source(String word, String sql) {
    return new Open(word, sql, Map::of);
  }

  /** Somebody waits for a room: two hours. */
  @Bean
  TaskSource placementsOpen() {
    return source(
        "placing",
        """
        select s.id, s.person_id, o.owner_id, s.asked_at + interval '2 hours', null::text,
               '/isolation/place/' || s.person_id
          from isolation.stay s
          left join (%s) o on o.person_id = s.person_id
         where s.institution_id = :institution and s.placed_at is null and s.withdrawn_at is null
        """
            .formatted(Chain.ANSWERING));
  }

  /** Every stay has a next thing to be done: the next temperature, or its end. */
  @Bean
  TaskSource staysOpen(Institutions institutions, Clock clock) {
    return new Open(
        "stay",
        """
        select s.id, s.person_id, o.owner_id,
               case when s.counts_from + s.days <= :today
                    then greatest(:stay_noon + (s.counts_from + s.days - :today)
                                    * interval '1 day', s.placed_at + interval '12 hours')
                    else :stay_next::timestamptz end,
               %s, '/isolation/stays/' || s.id
          from isolation.stay s
          left join (%s) o on o.person_id = s.person_id
         where s.institution_id = :institution and s.placed_at is not null and s.released_at is null
        """
            .formatted(ROOM, Chain.ANSWERING),
        () -> {
          var zone = institutions.current().zone();
          var now = clock.instant();
          var last = TemperatureWindow.last(now, zone);
          var next = last.runs(now) ? last : TemperatureWindow.next(now, zone);
          var values = new HashMap<String, Object>();
          values.put("stay_next", next.closes().atOffset(ZoneOffset.UTC));
          values.put(
              "stay_noon",
              institutions.today().atTime(12, 0).atZone(zone).toInstant().atOffset(ZoneOffset.UTC));
          return values;
        });
  }

  /** A high temperature that nobody has seen to: half an hour. */
  @Bean
  TaskSource feversOpen() {
    return source(
        "fever",
        """
        select r.id, r.person_id, o.owner_id, r.at + interval '30 minutes', %s,
               '/isolation/stays/' || s.id
          from isolation.reading r
          join isolation.stay s on s.institution_id = r.institution_id and s.id = r.stay_id
          left join (%s) o on o.person_id = r.person_id
         where r.institution_id = :institution and r.tenths >= 373 and r.handled_at is null
        """
            .formatted(ROOM, Chain.ANSWERING));
  }

  /** Somebody was not measured when they should have been. */
  @Bean
  TaskSource temperaturesOpen(Institutions institutions, Clock clock) {
    return new Open(
        "temperature",
        """
        select s.id, s.person_id, o.owner_id, :temperature_closes + interval '1 hour', %s,
               '/isolation/stays/' || s.id
          from isolation.stay s
          left join (%s) o on o.person_id = s.person_id
         where s.institution_id = :institution and s.released_at is null
           and s.placed_at <= :temperature_opens and :temperature_closes <= :now
           and not exists (select from isolation.reading r
                            where r.institution_id = s.institution_id and r.stay_id = s.id
                              and r.at >= :temperature_opens)
        """
            .formatted(ROOM, Chain.ANSWERING),
        () -> TemperatureToCall.parameters(clock.instant(), institutions));
  }

  /** A bed to be cleaned; whose it was is not theirs to know. */
  @Bean
  TaskSource cleaningsOpen() {
    return source(
        "cleaning",
        """
        select s.id, null::uuid, %s, s.cleaning_due_at, %s, '/isolation#cleaning'
          from isolation.bed s
         where s.institution_id = :institution and s.left_at is not null and s.free_at is null
        """
            .formatted(LOGISTICS, ROOM));
  }

  /** A meal that not everybody has. */
  @Bean
  TaskSource mealsOpen(Institutions institutions) {
    return new Open(
        "meals",
        """
        select md5(v.day || v.meal)::uuid, null::uuid, %s,
               case v.meal when 'breakfast' then :meals_breakfast::timestamptz
                           when 'lunch' then :meals_lunch::timestamptz
                           else :meals_supper::timestamptz end,
               count(*)::text, '/meals/' || v.day || '/' || v.meal
          from (%s) v group by v.day, v.meal
        """
            .formatted(LOGISTICS, MealDeliveries.OPEN),
        () -> {
          var values = new HashMap<String, Object>();
          for (var meal : Meal.values()) {
            values.put(
                "meals_" + meal.word(),
                meal.dueAt(institutions.today(), institutions.current().zone())
                    .atOffset(ZoneOffset.UTC));
          }
          return values;
        });
  }
}
