package org.muster.workbench;

import java.util.function.Predicate;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The workbench's own ways: today, people, me. */
@Configuration(proxyBeanMethods = false)
class Ways {

  private record Way(int order, String path, String labelKey, Predicate<Scope> audience)
      implements NavItem {

    @Override
    public boolean isFor(Scope scope) {
      return audience.test(scope);
    }
  }

  @Bean
  NavItem wayToToday() {
    return new Way(0, "/", "workbench.today", scope -> true);
  }

  @Bean
  NavItem wayToPeople() {
    return new Way(800, "/people", "workbench.people", scope -> !scope.charges().isEmpty());
  }

  /** The room people, whose pages these are, may not know the workbench. */
  @Bean
  NavItem wayToRosters() {
    return new Way(810, "/imports", "roster.imports", Scope::whole);
  }

  @Bean
  NavItem wayToCompleteness() {
    return new Way(
        815,
        "/people/completeness",
        "roster.completeness",
        scope ->
            scope.whole()
                || scope.holds(PostKind.CHIEF_COUNSELLOR)
                || scope.holds(PostKind.COUNSELLOR));
  }

  @Bean
  NavItem wayToPosts() {
    return new Way(820, "/posts", "people.posts", scope -> scope.holds(PostKind.DATA_TEAM));
  }

  @Bean
  NavItem wayToTrail() {
    return new Way(830, "/admin/trail", "audit.trail", Scope::overseesData);
  }

  @Bean
  NavItem wayToExports() {
    return new Way(835, "/admin/exports", "export.all", Scope::overseesData);
  }

  @Bean
  NavItem wayToMe() {
    return new Way(900, "/me", "workbench.me", scope -> true);
  }
}
