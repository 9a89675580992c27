package org.muster.backup.web;

import org.muster.people.Scope;
import org.muster.workbench.NavItem;
import org.springframework.stereotype.Component;

/** Backups are for those who have the whole institution in their charge. */
@Component
class WayToBackups implements NavItem {

  @Override
  public int order() {
    return 85;
  }

  @Override
  public String path() {
    return "/admin/backups";
  }

  @Override
  public String labelKey() {
    return "backup.way";
  }

  @Override
  public boolean isFor(Scope scope) {
    return scope.whole();
  }
}
