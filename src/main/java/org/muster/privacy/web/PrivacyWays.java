package org.muster.privacy.web;

import org.muster.people.Scope;
import org.muster.workbench.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ways to this room's pages: for those who answer for the data. */
@Configuration(proxyBeanMethods = false)
class PrivacyWays {

  @Bean
  NavItem wayToStatements() {
    return new NavItem(
        NavItem.Group.RECORDS,
        70,
        "/admin/statements",
        "privacy.way.statements",
        Scope::overseesData);
  }

  @Bean
  NavItem wayToRetention() {
    return new NavItem(
        NavItem.Group.RECORDS, 80, "/admin/retention", "privacy.way", Scope::overseesData);
  }
}
