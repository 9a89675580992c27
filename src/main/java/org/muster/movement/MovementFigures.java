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
        Stayers.COUNTED,
        "/movement/stayers");
  }

  @Bean
  FigureSource awayFigure(FigureRows rows) {
    return rows.now(
        Figure.of("movement", "away", "away", false, true), Stayers.AWAY_COUNTED, "/movement");
  }
}
