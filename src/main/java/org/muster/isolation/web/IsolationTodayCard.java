package org.muster.isolation.web;

import gg.jte.Content;
import java.util.Map;
import java.util.Optional;
import org.muster.identity.Viewer;
import org.muster.isolation.Stays;
import org.muster.people.Scope;
import org.muster.shared.Fragments;
import org.muster.shared.Text;
import org.muster.workbench.TodayCard;
import org.springframework.stereotype.Component;

/** How many are isolated or wait for a room: for those whose work it is. */
@Component
class IsolationTodayCard implements TodayCard {

  private final Stays stays;
  private final Fragments fragments;

  IsolationTodayCard(Stays stays, Fragments fragments) {
    this.stays = stays;
    this.fragments = fragments;
  }

  @Override
  public int order() {
    return 14;
  }

  @Override
  public Optional<Content> card(Viewer viewer, Scope scope, Text t) {
    if (!IsolationWays.sees(scope)) {
      return Optional.empty();
    }
    var open = stays.open(scope);
    int cleaning = IsolationWays.keeps(scope) ? stays.cleaning().size() : 0;
    long waiting = open.stream().filter(stay -> !stay.in()).count();
    return open.isEmpty() && cleaning == 0
        ? Optional.empty()
        : Optional.of(
            fragments.of(
                "isolation/today",
                Map.of(
                    "t",
                    t,
                    "in",
                    open.size() - waiting,
                    "waiting",
                    waiting,
                    "cleaning",
                    cleaning,
                    "keeps",
                    IsolationWays.keeps(scope))));
  }
}
