package org.muster.rounds.web;

import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.workbench.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ways to this room's pages, each for those whose page it is. */
@Configuration(proxyBeanMethods = false)
class RoundsWays {

  @Bean
  NavItem wayToCommand() {
    return new NavItem(NavItem.Group.NOW, 20, "/command", "rounds.way.command", Scope::whole);
  }

  @Bean
  NavItem wayToDesk() {
    return new NavItem(
        NavItem.Group.NOW,
        30,
        "/desk",
        "rounds.way.desk",
        scope -> scope.holds(PostKind.COUNSELLOR));
  }

  @Bean
  NavItem wayToRounds() {
    return new NavItem(
        NavItem.Group.NOW,
        60,
        "/rounds",
        "rounds.way.rounds",
        scope ->
            scope.whole()
                || scope.holds(PostKind.CHIEF_COUNSELLOR)
                || scope.holds(PostKind.COUNSELLOR));
  }

  /** The forms know neither posts nor navigation themselves. */
  @Bean
  NavItem wayToForms() {
    return new NavItem(NavItem.Group.RECORDS, 0, "/admin/forms", "forms.title", Scope::whole);
  }

  @Bean
  NavItem wayToMap() {
    return new NavItem(NavItem.Group.RECORDS, 3, "/admin/map", "rounds.map", Scope::whole);
  }
}
