package org.muster.visits.web;

import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.workbench.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the visits: any member of staff may be given rooms. */
@Configuration(proxyBeanMethods = false)
class VisitsWays {

  static boolean staff(Scope scope) {
    return scope.person() != null
        && scope.charges().keySet().stream().anyMatch(kind -> kind != PostKind.CLASS_LEADER);
  }

  @Bean
  NavItem wayToVisits() {
    return new NavItem(NavItem.Group.STUDENTS, 70, "/visits", "visits.way", VisitsWays::staff);
  }
}
