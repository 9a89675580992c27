package org.muster.rounds;

import org.muster.people.Scope;
import org.muster.workbench.NavItem;
import org.springframework.stereotype.Component;

/** The way to the forms, which know neither posts nor navigation themselves. */
@Component
class FormsWay implements NavItem {

  @Override
  public int order() {
    return 700;
  }

  @Override
  public String path() {
    return "/admin/forms";
  }

  @Override
  public String labelKey() {
    return "forms.title";
  }

  @Override
  public boolean isFor(Scope scope) {
    return scope.whole();
  }
}
