package org.muster.watch.web;

import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.workbench.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the watch lists, for those who follow people up. */
@Configuration(proxyBeanMethods = false)
class WatchWays {

  /** True for those who may read the answers of anybody: what is on a list is health data. */
  static boolean follows(Scope scope) {
    return scope.holds(PostKind.WORKING_GROUP)
        || scope.holds(PostKind.CHIEF_COUNSELLOR)
        || scope.holds(PostKind.COUNSELLOR);
  }

  @Bean
  NavItem wayToWatch() {
    return new NavItem(NavItem.Group.STUDENTS, 10, "/watch", "watch.way", WatchWays::follows);
  }
}
