package org.muster.workbench.web;

import gg.jte.Content;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.muster.identity.Viewer;
import org.muster.people.Accesses;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.shared.Fragments;
import org.muster.shared.Text;
import org.muster.workbench.TodayCard;
import org.springframework.stereotype.Component;

/** Who looked past their charge at those the viewer answers for, in the last days. */
@Component
class AccessesTodayCard implements TodayCard {

  private static final Duration SHOWN = Duration.ofDays(7);

  private final Accesses accesses;
  private final Institutions institutions;
  private final Fragments fragments;
  private final Clock clock;

  AccessesTodayCard(
      Accesses accesses, Institutions institutions, Fragments fragments, Clock clock) {
    this.accesses = accesses;
    this.institutions = institutions;
    this.fragments = fragments;
    this.clock = clock;
  }

  @Override
  public int order() {
    return 900;
  }

  @Override
  public Optional<Content> card(Viewer viewer, Scope scope, Text t) {
    var found = accesses.of(scope, clock.instant().minus(SHOWN));
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            fragments.of(
                "workbench/accesses",
                Map.of("t", t, "accesses", found, "zone", institutions.current().zone())));
  }
}
