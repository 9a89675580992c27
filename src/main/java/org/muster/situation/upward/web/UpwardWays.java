package org.muster.situation.upward.web;

import org.muster.situation.upward.SuperiorOffices;
import org.muster.workbench.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the returns to those above. */
@Configuration(proxyBeanMethods = false)
class UpwardWays {

  @Bean
  NavItem wayUpward() {
    return new NavItem(NavItem.Group.AFFAIRS, 61, "/upward", "upward.way", SuperiorOffices::may);
  }
}
