package org.muster.operation.web;

import java.util.function.Predicate;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.workbench.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ways to this room's pages, each for those whose page it is. */
@Configuration(proxyBeanMethods = false)
class OperationWays {

  private record Way(int order, String path, String labelKey, Predicate<Scope> whom)
      implements NavItem {

    @Override
    public boolean isFor(Scope scope) {
      return whom.test(scope);
    }
  }

  @Bean
  NavItem wayToOperations() {
    return new Way(5, "/operations", "operation.way", scope -> scope.holds(PostKind.WORKING_GROUP));
  }

  @Bean
  NavItem wayToDuties() {
    return new Way(
        40,
        "/duties",
        "operation.duties",
        scope -> scope.person() != null && !scope.charges().isEmpty());
  }
}
