package org.muster.workbench;

import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The workbench's own ways: today, people, me. */
@Configuration(proxyBeanMethods = false)
class Ways {

  @Bean
  NavItem wayToToday() {
    return new NavItem(0, "/", "workbench.today", scope -> true);
  }

  @Bean
  NavItem wayToTasks() {
    return new NavItem(5, "/tasks", "workbench.tasks", scope -> !scope.charges().isEmpty());
  }

  @Bean
  NavItem wayToPeople() {
    return new NavItem(800, "/people", "workbench.people", scope -> !scope.charges().isEmpty());
  }

  /** The room people, whose pages these are, may not know the workbench. */
  @Bean
  NavItem wayToRosters() {
    return new NavItem(810, "/imports", "roster.imports", Scope::whole);
  }

  @Bean
  NavItem wayToCompleteness() {
    return new NavItem(
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
    return new NavItem(820, "/posts", "people.posts", scope -> scope.holds(PostKind.DATA_TEAM));
  }

  @Bean
  NavItem wayToTrail() {
    return new NavItem(830, "/admin/trail", "audit.trail", Scope::overseesData);
  }

  @Bean
  NavItem wayToExports() {
    return new NavItem(835, "/admin/exports", "export.all", Scope::overseesData);
  }

  @Bean
  NavItem wayToMe() {
    return new NavItem(900, "/me", "workbench.me", scope -> true);
  }
}
