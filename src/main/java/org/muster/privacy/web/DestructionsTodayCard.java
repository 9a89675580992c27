package org.muster.privacy.web;

import gg.jte.Content;
import java.util.Map;
import java.util.Optional;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.privacy.Destructions;
import org.muster.shared.Fragments;
import org.muster.shared.Text;
import org.muster.workbench.TodayCard;
import org.springframework.stereotype.Component;

/** Warns those who answer for the data of what will be destroyed. */
@Component
class DestructionsTodayCard implements TodayCard {

  private final Destructions destructions;
  private final Institutions institutions;
  private final Fragments fragments;

  DestructionsTodayCard(Destructions destructions, Institutions institutions, Fragments fragments) {
    this.destructions = destructions;
    this.institutions = institutions;
    this.fragments = fragments;
  }

  @Override
  public int order() {
    return 910;
  }

  @Override
  public Optional<Content> card(Viewer viewer, Scope scope, Text t) {
    if (!scope.overseesData()) {
      return Optional.empty();
    }
    var planned = destructions.open().stream().filter(one -> !one.held()).toList();
    return planned.isEmpty()
        ? Optional.empty()
        : Optional.of(
            fragments.of(
                "privacy/today",
                Map.of("t", t, "planned", planned, "zone", institutions.current().zone())));
  }
}
