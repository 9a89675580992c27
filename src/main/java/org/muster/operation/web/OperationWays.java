package org.muster.operation.web;

import org.muster.people.PostKind;
import org.muster.workbench.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ways to this room's pages, each for those whose page it is. */
@Configuration(proxyBeanMethods = false)
class OperationWays {

  @Bean
  NavItem wayToOperations() {
    return new NavItem(
        5, "/operations", "operation.way", scope -> scope.holds(PostKind.WORKING_GROUP));
  }

  @Bean
  NavItem wayToDuties() {
    return new NavItem(
        45,
        "/duties",
        "operation.duties",
        scope -> scope.person() != null && !scope.charges().isEmpty());
  }

  @Bean
  NavItem wayToIncidents() {
    return new NavItem(15, "/incidents", "operation.incidents", IncidentPages::isFor);
  }
}
