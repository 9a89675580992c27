package org.muster.watch.cases.web;

import org.muster.watch.cases.Sees;
import org.muster.workbench.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to outbreaks, for those who see any case. */
@Configuration(proxyBeanMethods = false)
class CasesWays {

  @Bean
  NavItem wayToCases() {
    return new NavItem(NavItem.Group.STUDENTS, 20, "/cases", "cases.title", Sees::some);
  }
}
