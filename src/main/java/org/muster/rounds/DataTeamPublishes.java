package org.muster.rounds;

import org.muster.audit.Actor;
import org.muster.forms.Publishers;
import org.muster.identity.Viewer;
import org.muster.people.Scopes;
import org.muster.shared.CurrentInstitution;
import org.springframework.stereotype.Component;

/** Forms are the data team's and the working group's to publish. */
@Component
class DataTeamPublishes implements Publishers {

  private final Scopes scopes;

  DataTeamPublishes(Scopes scopes) {
    this.scopes = scopes;
  }

  @Override
  public boolean include(Actor actor) {
    var viewer = new Viewer(CurrentInstitution.get(), actor.person(), actor.name());
    return scopes.of(viewer).whole();
  }
}
