package org.muster.movement;

import org.muster.situation.Figure;
import org.muster.situation.FigureRows;
import org.muster.situation.FigureSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How many sleep on campus, how many do not. */
@Configuration(proxyBeanMethods = false)
class MovementFigures {

  @Bean
  FigureSource onCampusFigure(FigureRows rows) {
    return rows.now(
        Figure.of("movement", "on-campus", "on-campus", false, true),
        """
        select s.unit_id, s.place_id, count(*)::int from (%s) c
          join people.student s on s.institution_id = :institution and s.id = c.person_id
         group by s.unit_id, s.place_id
        """
            .formatted(Stayers.ON_CAMPUS),
        "/movement/stayers");
  }

  @Bean
  FigureSource awayFigure(FigureRows rows) {
    return rows.now(
        Figure.of("movement", "away", "away", false, true),
        """
        select s.unit_id, s.place_id, count(*)::int from people.student s
         where s.institution_id = :institution
           and not exists (select from (%s) c where c.person_id = s.id)
         group by s.unit_id, s.place_id
        """
            .formatted(Stayers.ON_CAMPUS),
        "/movement");
  }
}
