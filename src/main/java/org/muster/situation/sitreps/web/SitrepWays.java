package org.muster.situation.sitreps.web;

import org.muster.situation.sitreps.Sitreps;
import org.muster.workbench.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SitrepWays {

  @Bean
  NavItem wayToSitreps() {
    return new NavItem(NavItem.Group.NOW, 70, "/sitreps", "sitreps.way", Sitreps::sees);
  }
}
