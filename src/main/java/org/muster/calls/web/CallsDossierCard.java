package org.muster.calls.web;

import gg.jte.Content;
import java.util.Map;
import java.util.Optional;
import org.muster.calls.Calls;
import org.muster.people.Institutions;
import org.muster.people.PersonLine;
import org.muster.people.Scope;
import org.muster.shared.Fragments;
import org.muster.shared.Text;
import org.muster.workbench.DossierCard;
import org.springframework.stereotype.Component;

/** The last contacts with a student, and the way to log one more: also when nothing is due. */
@Component
class CallsDossierCard implements DossierCard {

  private static final int SHOWN = 10;

  private final Calls calls;
  private final Institutions institutions;
  private final Fragments fragments;

  CallsDossierCard(Calls calls, Institutions institutions, Fragments fragments) {
    this.calls = calls;
    this.institutions = institutions;
    this.fragments = fragments;
  }

  @Override
  public int order() {
    return 20;
  }

  @Override
  public Optional<Content> card(PersonLine person, Scope scope, Text t) {
    boolean own = person.id().equals(scope.person());
    if (!person.student() || own || !scope.readsAnswersOf(person)) {
      return Optional.empty();
    }
    return Optional.of(
        fragments.of(
            "calls/history",
            Map.of(
                "t",
                t,
                "person",
                person,
                "attempts",
                calls.read(person.id(), SHOWN),
                "zone",
                institutions.current().zone())));
  }
}
