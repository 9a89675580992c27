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
        NavItem.Group.RESPONSE,
        0,
        "/operations",
        "operation.way",
        scope -> scope.holds(PostKind.WORKING_GROUP));
  }

  @Bean
  NavItem wayToDuties() {
    return new NavItem(
        NavItem.Group.RESPONSE,
        20,
        "/duties",
        "operation.duties",
        scope -> scope.person() != null && !scope.charges().isEmpty());
  }

  @Bean
  NavItem wayToIncidents() {
    return new NavItem(
        NavItem.Group.RESPONSE, 10, "/incidents", "operation.incidents", IncidentPages::isFor);
  }
}
