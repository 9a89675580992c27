package org.muster.isolation;

import org.muster.situation.Figure;
import org.muster.situation.FigureRows;
import org.muster.situation.FigureSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How many are isolated, and how many wait for a room. */
@Configuration(proxyBeanMethods = false)
class IsolationFigures {

  private static final String STAYS =
      """
      select s.unit_id, s.place_id, count(*)::int from isolation.stay y
        join people.student s on s.institution_id = y.institution_id and s.id = y.person_id
       where y.institution_id = :institution and y.released_at is null and y.withdrawn_at is null
         and y.placed_at is %s
       group by s.unit_id, s.place_id
      """;

  @Bean
  FigureSource isolatedFigure(FigureRows rows) {
    return rows.now(
        Figure.of("isolation", "isolated", "isolated", true, true),
        STAYS.formatted("not null"),
        "/isolation");
  }

  @Bean
  FigureSource waitingFigure(FigureRows rows) {
    return rows.now(
        Figure.of("isolation", "waiting", "isolation-waiting", true, true),
        STAYS.formatted("null"),
        "/isolation");
  }
}
