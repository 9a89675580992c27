package org.muster.calls.web;

import java.util.function.Predicate;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.workbench.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ways to this room's pages. */
@Configuration(proxyBeanMethods = false)
class CallsWays {

  private record Way(int order, String path, String labelKey, Predicate<Scope> whom)
      implements NavItem {

    @Override
    public boolean isFor(Scope scope) {
      return whom.test(scope);
    }
  }

  @Bean
  NavItem wayToCalls() {
    return new Way(
        25,
        "/calls",
        "calls.way",
        scope -> scope.holds(PostKind.COUNSELLOR) || scope.holds(PostKind.CHIEF_COUNSELLOR));
  }

  /** A chief counsellor finds it on the sheet; the working group finds the sheet on it. */
  @Bean
  NavItem wayToCallPlan() {
    return new Way(26, "/calls/plan", "calls.plan", scope -> scope.holds(PostKind.WORKING_GROUP));
  }
}
