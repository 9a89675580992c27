package org.muster.privacy.web;

import org.muster.people.Scope;
import org.muster.workbench.NavItem;
import org.springframework.stereotype.Component;

/** Statements are published by those who answer for the data. */
@Component
class WayToStatements implements NavItem {

  @Override
  public int order() {
    return 87;
  }

  @Override
  public String path() {
    return "/admin/statements";
  }

  @Override
  public String labelKey() {
    return "privacy.way.statements";
  }

  @Override
  public boolean isFor(Scope scope) {
    return scope.overseesData();
  }
}
