package org.muster.situation.web;

import org.muster.people.Scope;
import org.muster.situation.warnings.Warnings;
import org.muster.workbench.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ways to this room's pages. */
@Configuration(proxyBeanMethods = false)
class SituationWays {

  @Bean
  NavItem wayToWarnings() {
    return new NavItem(
        NavItem.Group.STUDENTS, 5, "/situation/warnings", "situation.warnings", Warnings::isFor);
  }

  @Bean
  NavItem wayToFigures() {
    return new NavItem(
        NavItem.Group.RECORDS, 5, "/situation/figures", "situation.figures", FiguresPages::sees);
  }

  @Bean
  NavItem wayToWall() {
    return new NavItem(NavItem.Group.NOW, 80, "/situation/wall", "situation.wall", Scope::whole);
  }
}
