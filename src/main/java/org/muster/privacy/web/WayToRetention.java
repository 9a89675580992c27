package org.muster.privacy.web;

import org.muster.people.Scope;
import org.muster.workbench.NavItem;
import org.springframework.stereotype.Component;

/** Retention is for those who answer for the data. */
@Component
class WayToRetention implements NavItem {

  @Override
  public int order() {
    return 88;
  }

  @Override
  public String path() {
    return "/admin/retention";
  }

  @Override
  public String labelKey() {
    return "privacy.way";
  }

  @Override
  public boolean isFor(Scope scope) {
    return scope.overseesData();
  }
}
