package org.muster.backup.web;

import org.muster.people.Scope;
import org.muster.workbench.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to this room's page: for those who have the whole institution in their charge. */
@Configuration(proxyBeanMethods = false)
class BackupWays {

  @Bean
  NavItem wayToBackups() {
    return new NavItem(NavItem.Group.RECORDS, 60, "/admin/backups", "backup.way", Scope::whole);
  }
}
