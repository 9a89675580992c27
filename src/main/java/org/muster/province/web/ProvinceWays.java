package org.muster.province.web;

import org.muster.people.Oversight;
import org.muster.workbench.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ways of whoever oversees all institutions. */
@Configuration(proxyBeanMethods = false)
class ProvinceWays {

  @Bean
  NavItem wayToProvince(Oversight oversight) {
    return new NavItem(NavItem.Group.NOW, 5, "/province", "province.way", oversight::sees);
  }

  @Bean
  NavItem wayToInstitutions(Oversight oversight) {
    return new NavItem(
        NavItem.Group.RECORDS, 70, "/institutions", "people.directory", oversight::directs);
  }
}
