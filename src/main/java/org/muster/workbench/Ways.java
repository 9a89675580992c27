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
    return new NavItem(NavItem.Group.NOW, 0, "/", "workbench.today", scope -> true);
  }

  @Bean
  NavItem wayToTasks() {
    return new NavItem(
        NavItem.Group.NOW, 10, "/tasks", "workbench.tasks", scope -> !scope.charges().isEmpty());
  }

  @Bean
  NavItem wayToPeople() {
    return new NavItem(
        NavItem.Group.STUDENTS,
        0,
        "/people",
        "workbench.people",
        scope -> !scope.charges().isEmpty());
  }

  /** The room people, whose pages these are, may not know the workbench. */
  @Bean
  NavItem wayToRosters() {
    return new NavItem(NavItem.Group.RECORDS, 10, "/imports", "roster.imports", Scope::whole);
  }

  @Bean
  NavItem wayToCompleteness() {
    return new NavItem(
        NavItem.Group.RECORDS,
        20,
        "/people/completeness",
        "roster.completeness",
        scope ->
            scope.whole()
                || scope.holds(PostKind.CHIEF_COUNSELLOR)
                || scope.holds(PostKind.COUNSELLOR));
  }

  @Bean
  NavItem wayToPosts() {
    return new NavItem(
        NavItem.Group.RECORDS,
        30,
        "/posts",
        "people.posts",
        scope -> scope.holds(PostKind.DATA_TEAM));
  }

  @Bean
  NavItem wayToTrail() {
    return new NavItem(
        NavItem.Group.RECORDS, 40, "/admin/trail", "audit.trail", Scope::overseesData);
  }

  @Bean
  NavItem wayToExports() {
    return new NavItem(
        NavItem.Group.RECORDS, 50, "/admin/exports", "export.all", Scope::overseesData);
  }

  @Bean
  NavItem wayToMe() {
    return new NavItem(NavItem.Group.SELF, 0, "/me", "workbench.me", scope -> true);
  }
}
