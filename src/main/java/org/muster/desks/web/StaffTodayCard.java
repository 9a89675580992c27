package org.muster.desks.web;

import gg.jte.Content;
import java.util.Map;
import java.util.Optional;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.people.PostStandIns;
import org.muster.people.Readiness;
import org.muster.people.Scope;
import org.muster.shared.Fragments;
import org.muster.shared.Text;
import org.muster.workbench.TodayCard;
import org.springframework.stereotype.Component;

/** Who stands in for whom, told to both; and, to staff, that nobody knows where they are. */
@Component
class StaffTodayCard implements TodayCard {

  private final PostStandIns standIns;
  private final Readiness readiness;
  private final Institutions institutions;
  private final Fragments fragments;

  StaffTodayCard(
      PostStandIns standIns, Readiness readiness, Institutions institutions, Fragments fragments) {
    this.standIns = standIns;
    this.readiness = readiness;
    this.institutions = institutions;
    this.fragments = fragments;
  }

  @Override
  public int order() {
    return 8;
  }

  @Override
  public Optional<Content> card(Viewer viewer, Scope scope, Text t) {
    // Most who come are students without a post: they are asked nothing, and cost no query.
    if (viewer.person() == null || scope.charges().isEmpty()) {
      return Optional.empty();
    }
    var mine = standIns.of(viewer.self());
    boolean silent = DesksWays.staff(scope) && readiness.today(viewer.self()).isEmpty();
    return mine.isEmpty() && !silent
        ? Optional.empty()
        : Optional.of(
            fragments.of(
                "desks/staff-today",
                Map.of(
                    "t", t,
                    "self", viewer.self(),
                    "standIns", mine,
                    "silent", silent,
                    "today", institutions.today())));
  }
}
