package org.muster.watch.web;

import gg.jte.Content;
import java.util.Map;
import java.util.Optional;
import org.muster.people.PersonLine;
import org.muster.people.Scope;
import org.muster.shared.Fragments;
import org.muster.shared.Text;
import org.muster.workbench.DossierCard;
import org.springframework.stereotype.Component;

/** A student's lists, with the way to change something for those who may. */
@Component
class WatchDossierCard implements DossierCard {

  private final WatchedParts parts;
  private final Fragments fragments;

  WatchDossierCard(WatchedParts parts, Fragments fragments) {
    this.parts = parts;
    this.fragments = fragments;
  }

  @Override
  public int order() {
    return 5;
  }

  @Override
  public Optional<Content> card(PersonLine person, Scope scope, Text t) {
    boolean own = person.id().equals(scope.person());
    if (!person.student() || own || !scope.readsAnswersOf(person)) {
      return Optional.empty();
    }
    var part = parts.of(person, scope, t);
    return part.entries().isEmpty() && part.offered().isEmpty()
        ? Optional.empty()
        : Optional.of(fragments.of("watch/dossier", Map.of("t", t, "page", part)));
  }
}
