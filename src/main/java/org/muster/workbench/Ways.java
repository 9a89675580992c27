package org.muster.workbench;

import org.muster.people.Scope;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The workbench's own ways: today, people, me. */
@Configuration(proxyBeanMethods = false)
class Ways {

  private record Way(int order, String path, String labelKey, boolean staffOnly)
      implements NavItem {

    @Override
    public boolean isFor(Scope scope) {
      return !staffOnly || !scope.charges().isEmpty();
    }
  }

  @Bean
  NavItem wayToToday() {
    return new Way(0, "/", "workbench.today", false);
  }

  @Bean
  NavItem wayToPeople() {
    return new Way(800, "/people", "workbench.people", true);
  }

  @Bean
  NavItem wayToMe() {
    return new Way(900, "/me", "workbench.me", false);
  }
}
