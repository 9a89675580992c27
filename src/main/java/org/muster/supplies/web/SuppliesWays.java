package org.muster.supplies.web;

import org.muster.supplies.Supplies;
import org.muster.workbench.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the stores, for those who keep them. */
@Configuration(proxyBeanMethods = false)
class SuppliesWays {

  @Bean
  NavItem wayToSupplies() {
    return new NavItem(NavItem.Group.AFFAIRS, 50, "/supplies", "supplies.all", Supplies::keeps);
  }
}
