package org.muster.isolation.web;

import gg.jte.Content;
import java.util.Map;
import java.util.Optional;
import org.muster.identity.Viewer;
import org.muster.isolation.Needs;
import org.muster.isolation.Stays;
import org.muster.people.Scope;
import org.muster.shared.Fragments;
import org.muster.shared.Text;
import org.muster.workbench.TodayCard;
import org.springframework.stereotype.Component;

/** How many are isolated, wait for a room, or need something: for those whose work it is. */
@Component
class IsolationTodayCard implements TodayCard {

  private final Stays stays;
  private final Needs needs;
  private final Fragments fragments;

  IsolationTodayCard(Stays stays, Needs needs, Fragments fragments) {
    this.stays = stays;
    this.needs = needs;
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
    int asked = needs.open(scope).size();
    long waiting = open.stream().filter(stay -> !stay.in()).count();
    return open.isEmpty() && cleaning == 0 && asked == 0
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
                    "needs",
                    asked,
                    "keeps",
                    IsolationWays.keeps(scope))));
  }
}
