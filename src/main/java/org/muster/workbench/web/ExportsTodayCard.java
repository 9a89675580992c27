package org.muster.workbench.web;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.identity.Viewer;
import org.muster.people.ExportRequest;
import org.muster.people.ExportRequests;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.shared.Fragments;
import org.muster.shared.Text;
import org.muster.workbench.TodayCard;
import org.springframework.stereotype.Component;

/** Large lists: what the viewer asked for, and what waits for them as the second person. */
@Component
class ExportsTodayCard implements TodayCard {

  private final ExportRequests requests;
  private final Institutions institutions;
  private final Fragments fragments;

  ExportsTodayCard(ExportRequests requests, Institutions institutions, Fragments fragments) {
    this.requests = requests;
    this.institutions = institutions;
    this.fragments = fragments;
  }

  @Override
  public int order() {
    return 150;
  }

  @Override
  public Optional<Content> card(Viewer viewer, Scope scope, Text t) {
    if (scope.charges().isEmpty()) {
      return Optional.empty();
    }
    var own = requests.of(viewer);
    var waiting = requests.waiting(scope).stream().filter(one -> !own(one, viewer)).toList();
    return own.isEmpty() && waiting.isEmpty()
        ? Optional.empty()
        : Optional.of(card(own, waiting, t));
  }

  private static boolean own(ExportRequest request, Viewer viewer) {
    return request.taker() != null && request.taker().equals(viewer.person());
  }

  private Content card(List<ExportRequest> own, List<ExportRequest> waiting, Text t) {
    return fragments.of(
        "workbench/exports",
        Map.of("t", t, "own", own, "waiting", waiting, "zone", institutions.current().zone()));
  }
}
