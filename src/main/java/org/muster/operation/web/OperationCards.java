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
import org.muster.workbench.NavItem;
import org.muster.workbench.TodayCard;
import org.springframework.stereotype.Component;

/** Incidents on the home page of those who answer for them, and the way to all of them. */
class OperationCards {

  private OperationCards() {}

  /** First of all: somebody is without anybody. */
  @Component
  static class IncidentsToday implements TodayCard {

    private final Incidents incidents;
    private final Institutions institutions;
    private final Fragments fragments;

    IncidentsToday(Incidents incidents, Institutions institutions, Fragments fragments) {
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

  @Component
  static class WayToIncidents implements NavItem {

    @Override
    public int order() {
      return 15;
    }

    @Override
    public String path() {
      return "/incidents";
    }

    @Override
    public String labelKey() {
      return "operation.incidents";
    }

    @Override
    public boolean isFor(Scope scope) {
      return IncidentPages.isFor(scope);
    }
  }
}
