package org.muster.watch;

import org.muster.situation.Figure;
import org.muster.situation.FigureRows;
import org.muster.situation.FigureSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How many are under attention, ill, or were exposed. */
@Configuration(proxyBeanMethods = false)
class WatchFigures {

  private static final String CASES =
      """
      select s.unit_id, s.place_id, count(distinct c.person_id)::int
        from watch.case_now c
        join watch.outbreak o on o.institution_id = c.institution_id and o.id = c.outbreak_id
         and o.closed_at is null
        join people.student s on s.institution_id = c.institution_id and s.id = c.person_id
       where c.institution_id = :institution and c.state = '%s'
       group by s.unit_id, s.place_id
      """;

  @Bean
  FigureSource watchedFigure(FigureRows rows) {
    return rows.now(
        Figure.of("watch", "watched", "watched", true, true),
        """
        select s.unit_id, s.place_id, count(distinct e.person_id)::int from watch.entry e
          join people.student s on s.institution_id = e.institution_id and s.id = e.person_id
         where e.institution_id = :institution and e.ended_at is null
         group by s.unit_id, s.place_id
        """,
        "/watch");
  }

  @Bean
  FigureSource suspectedFigure(FigureRows rows) {
    return rows.now(
        Figure.of("watch", "suspected", "cases-suspected", true, true),
        CASES.formatted("suspected"),
        "/cases");
  }

  @Bean
  FigureSource confirmedFigure(FigureRows rows) {
    return rows.now(
        Figure.of("watch", "confirmed", "cases-confirmed", true, true),
        CASES.formatted("confirmed"),
        "/cases");
  }

  @Bean
  FigureSource contactsFigure(FigureRows rows) {
    return rows.now(
        Figure.of("watch", "contacts", "contacts", true, true),
        """
        select s.unit_id, s.place_id, count(distinct c.person_id)::int from watch.contact_now c
          join people.student s on s.institution_id = c.institution_id and s.id = c.person_id
         where c.institution_id = :institution and c.until_on >= :today
         group by s.unit_id, s.place_id
        """,
        "/cases");
  }
}
