package org.muster.desks.web;

import gg.jte.Content;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.desks.Shifts;
import org.muster.desks.Swaps;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.shared.Fragments;
import org.muster.shared.Text;
import org.muster.workbench.TodayCard;
import org.springframework.stereotype.Component;

/** Who is on call now, one's own next shift, and what is offered to one: for staff. */
@Component
class OnCallTodayCard implements TodayCard {

  private static final int SHOWN = 5;

  private final Shifts shifts;
  private final Swaps swaps;
  private final Institutions institutions;
  private final Fragments fragments;
  private final Clock clock;

  OnCallTodayCard(
      Shifts shifts, Swaps swaps, Institutions institutions, Fragments fragments, Clock clock) {
    this.shifts = shifts;
    this.swaps = swaps;
    this.institutions = institutions;
    this.fragments = fragments;
    this.clock = clock;
  }

  @Override
  public int order() {
    return 12;
  }

  @Override
  public Optional<Content> card(Viewer viewer, Scope scope, Text t) {
    if (viewer.person() == null || !DesksWays.staff(scope)) {
      return Optional.empty();
    }
    var onCall = shifts.onCall();
    if (onCall.isEmpty()) {
      return Optional.empty();
    }
    var self = viewer.self();
    var now = clock.instant();
    var page =
        new DesksPage(
            onCall,
            shifts.of(self, Duration.ZERO).stream()
                .filter(shift -> shift.end().isAfter(now))
                .limit(1)
                .toList(),
            swaps.to(self),
            self,
            null,
            List.of(),
            institutions.current().zone());
    return Optional.of(
        fragments.of("desks/on-call-today", Map.of("t", t, "page", page, "shown", SHOWN)));
  }
}
