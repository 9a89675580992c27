package org.muster.situation.askings.web;

import org.muster.situation.askings.Members;
import org.muster.workbench.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the round over institutions. */
@Configuration(proxyBeanMethods = false)
class AskingsWays {

  @Bean
  NavItem wayToAskings() {
    return new NavItem(NavItem.Group.AFFAIRS, 62, "/askings", "askings.way", Members::may);
  }
}
