package org.muster.supplies;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Supplier;
import org.muster.people.Chain;
import org.muster.people.Institutions;
import org.muster.workbench.TaskSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is open in the stores: what runs out, and what is kept for somebody. */
@Configuration(proxyBeanMethods = false)
class SuppliesTasks {

  private static final String LOGISTICS =
      """
      (select a.person_id from (%s) a where a.kind in ('logistics', 'working_group')
        order by (a.kind = 'working_group'), a.person_id limit 1)
      """
          .formatted(Chain.ACTING);

  private record Open(String word, String open, Supplier<Map<String, Object>> values)
      implements TaskSource {

    @Override
    public Map<String, Object> parameters() {
      return values.get();
    }
  }

  /** What lasts less than a week is to be ordered today. */
  @Bean
  TaskSource shortagesOpen(Institutions institutions, Cover cover) {
    return new Open(
        "cover",
        """
        select c.item_id, null::uuid, %s, :cover_evening::timestamptz, c.name, '/supplies#cover'
          from (%s) c where c.days < %d
        """
            .formatted(LOGISTICS, Cover.SQL, Cover.SHORT),
        () ->
            Map.of(
                "cover_since",
                cover.since(),
                "cover_evening",
                institutions
                    .today()
                    .atTime(LocalTime.of(18, 0))
                    .atZone(institutions.current().zone())
                    .toInstant()
                    .atOffset(ZoneOffset.UTC)));
  }

  /** The student's to fetch for three days, then logistics' to give back. */
  @Bean
  TaskSource reservationsOpen() {
    return new Open(
        "kept",
        """
        select r.id, r.person_id,
               case when r.at + interval '3 days' > :now then r.person_id else %s end,
               r.at + case when r.at + interval '3 days' > :now then interval '3 days'
                           else interval '4 days' end,
               i.name_zh,
               case when r.at + interval '3 days' > :now then '/requests' else '/supplies/fetch' end
          from supplies.reservation r
          join supplies.item i on i.institution_id = r.institution_id and i.id = r.item_id
         where r.institution_id = :institution and r.fetched_at is null and r.given_up_at is null
        """
            .formatted(LOGISTICS),
        Map::of);
  }
}
