package org.muster.calls.web;

import org.muster.people.PostKind;
import org.muster.workbench.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ways to this room's pages. */
@Configuration(proxyBeanMethods = false)
class CallsWays {

  @Bean
  NavItem wayToCalls() {
    return new NavItem(
        NavItem.Group.NOW,
        40,
        "/calls",
        "calls.way",
        scope -> scope.holds(PostKind.COUNSELLOR) || scope.holds(PostKind.CHIEF_COUNSELLOR));
  }

  /** A chief counsellor finds it on the sheet; the working group finds the sheet on it. */
  @Bean
  NavItem wayToCallPlan() {
    return new NavItem(
        NavItem.Group.NOW,
        50,
        "/calls/plan",
        "calls.plan",
        scope -> scope.holds(PostKind.WORKING_GROUP));
  }
}
