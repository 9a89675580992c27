package org.muster.isolation.web;

import gg.jte.Content;
import java.util.HashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muster.isolation.Stays;
import org.muster.people.PersonLine;
import org.muster.people.Scope;
import org.muster.shared.Fragments;
import org.muster.shared.Text;
import org.muster.workbench.DossierCard;
import org.springframework.stereotype.Component;

/** Whether a student is isolated, and the way to it, for those who answer for them. */
@Component
class IsolationDossierCard implements DossierCard {

  private final Stays stays;
  private final Fragments fragments;

  IsolationDossierCard(Stays stays, Fragments fragments) {
    this.stays = stays;
    this.fragments = fragments;
  }

  @Override
  public int order() {
    return 30;
  }

  @Override
  public Optional<Content> card(PersonLine person, Scope scope, Text t) {
    boolean own = person.id().equals(scope.person());
    if (!person.student() || own || !Stays.manages(scope, person.unit())) {
      return Optional.empty();
    }
    var model = new HashMap<String, @Nullable Object>();
    model.put("t", t);
    model.put("person", person.id());
    model.put("stay", stays.openOf(person.id()).orElse(null));
    return Optional.of(fragments.of("isolation/dossier", model));
  }
}
