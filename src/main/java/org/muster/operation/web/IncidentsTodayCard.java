package org.muster.operation.web;

import gg.jte.Content;
import java.util.Map;
import java.util.Optional;
import org.muster.identity.Viewer;
import org.muster.operation.Incidents;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.shared.Fragments;
import org.muster.shared.Text;
import org.muster.workbench.TodayCard;
import org.springframework.stereotype.Component;

/** Incidents come first on the home page of those who answer for them. */
@Component
class IncidentsTodayCard implements TodayCard {

  private final Incidents incidents;
  private final Institutions institutions;
  private final Fragments fragments;

  IncidentsTodayCard(Incidents incidents, Institutions institutions, Fragments fragments) {
    this.incidents = incidents;
    this.institutions = institutions;
    this.fragments = fragments;
  }

  @Override
  public int order() {
    return 0;
  }

  @Override
  public Optional<Content> card(Viewer viewer, Scope scope, Text t) {
    var open = IncidentPages.isFor(scope) ? incidents.open(scope) : java.util.List.of();
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(
            fragments.of(
                "operation/incidents-today",
                Map.of("t", t, "incidents", open, "zone", institutions.current().zone())));
  }
}
