package org.muster.desks.web;

import org.muster.people.PostKind;
import org.muster.people.Readiness;
import org.muster.people.Scope;
import org.muster.workbench.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ways to this room's pages, each for those whose page it is. */
@Configuration(proxyBeanMethods = false)
class DesksWays {

  /** True for those who hold any post but the class leader's: they are staff. */
  static boolean staff(Scope scope) {
    return scope.person() != null
        && scope.charges().keySet().stream().anyMatch(kind -> kind != PostKind.CLASS_LEADER);
  }

  @Bean
  NavItem wayToStaff() {
    return new NavItem(NavItem.Group.RESPONSE, 30, "/staff", "desks.staff", Readiness::isFor);
  }

  /** Those who see others find it on that page. */
  @Bean
  NavItem wayToOwnDays() {
    return new NavItem(
        NavItem.Group.RESPONSE,
        30,
        "/staff/me",
        "desks.me",
        scope -> staff(scope) && !Readiness.isFor(scope));
  }

  @Bean
  NavItem wayToDesks() {
    return new NavItem(NavItem.Group.RESPONSE, 40, "/desks", "desks.on-call", DesksWays::staff);
  }
}
