package org.muster.isolation.web;

import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.workbench.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ways to this room's pages, and whose they are. */
@Configuration(proxyBeanMethods = false)
class IsolationWays {

  /** Who sees the rooms: not class leaders, and not the data team, who have only counts. */
  static boolean sees(Scope scope) {
    return places(scope) || scope.holds(PostKind.LOGISTICS);
  }

  /** Who may have students to place. */
  static boolean places(Scope scope) {
    return scope.holds(PostKind.WORKING_GROUP)
        || scope.holds(PostKind.CLINIC)
        || scope.holds(PostKind.CHIEF_COUNSELLOR)
        || scope.holds(PostKind.COUNSELLOR);
  }

  /** Who keeps rooms and brings meals. */
  static boolean keeps(Scope scope) {
    return scope.holds(PostKind.LOGISTICS)
        || scope.holds(PostKind.WORKING_GROUP)
        || scope.holds(PostKind.CLINIC);
  }

  /** Who decides the rules. */
  static boolean rules(Scope scope) {
    return scope.holds(PostKind.WORKING_GROUP) || scope.holds(PostKind.CLINIC);
  }

  @Bean
  NavItem wayToIsolation() {
    return new NavItem(
        NavItem.Group.STUDENTS, 30, "/isolation", "isolation.all", IsolationWays::sees);
  }

  @Bean
  NavItem wayToMeals() {
    return new NavItem(
        NavItem.Group.STUDENTS, 40, "/meals", "isolation.meals", IsolationWays::keeps);
  }
}
