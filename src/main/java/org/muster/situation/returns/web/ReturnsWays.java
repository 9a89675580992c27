package org.muster.situation.returns.web;

import org.muster.situation.returns.Blanks;
import org.muster.workbench.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the workbooks that other offices want filled. */
@Configuration(proxyBeanMethods = false)
class ReturnsWays {

  @Bean
  NavItem wayToReturns() {
    return new NavItem(NavItem.Group.AFFAIRS, 60, "/returns", "returns.way", Blanks::may);
  }
}
