package org.muster.rounds.web;

import gg.jte.Content;
import java.util.Map;
import java.util.Optional;
import org.muster.people.Institutions;
import org.muster.people.PersonLine;
import org.muster.people.Scope;
import org.muster.rounds.Histories;
import org.muster.shared.Fragments;
import org.muster.shared.Text;
import org.muster.workbench.DossierCard;
import org.springframework.stereotype.Component;

/** A person's last rounds; their answers for those who may read them, which is on the trail. */
@Component
class RoundsDossierCard implements DossierCard {

  private static final int SHOWN = 14;

  private final Histories histories;
  private final Institutions institutions;
  private final Fragments fragments;

  RoundsDossierCard(Histories histories, Institutions institutions, Fragments fragments) {
    this.histories = histories;
    this.institutions = institutions;
    this.fragments = fragments;
  }

  @Override
  public int order() {
    return 10;
  }

  @Override
  public Optional<Content> card(PersonLine person, Scope scope, Text t) {
    if (!person.student()) {
      return Optional.empty();
    }
    boolean reads = scope.readsAnswersOf(person);
    var entries =
        reads ? histories.answers(person.id(), SHOWN) : histories.states(person.id(), SHOWN);
    return entries.isEmpty()
        ? Optional.empty()
        : Optional.of(
            fragments.of(
                "rounds/history",
                Map.of(
                    "t",
                    t,
                    "page",
                    new HistoryPart(institutions.current().zone(), reads, entries))));
  }
}
