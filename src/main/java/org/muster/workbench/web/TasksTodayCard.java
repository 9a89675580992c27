package org.muster.workbench.web;

import gg.jte.Content;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.shared.Fragments;
import org.muster.shared.Text;
import org.muster.workbench.Tasks;
import org.muster.workbench.TodayCard;
import org.springframework.stereotype.Component;

/** How much one must do, and the first of it. */
@Component
class TasksTodayCard implements TodayCard {

  private static final int SHOWN = 5;

  private final Tasks tasks;
  private final Institutions institutions;
  private final Fragments fragments;
  private final Clock clock;

  TasksTodayCard(Tasks tasks, Institutions institutions, Fragments fragments, Clock clock) {
    this.tasks = tasks;
    this.institutions = institutions;
    this.fragments = fragments;
    this.clock = clock;
  }

  @Override
  public int order() {
    return 5;
  }

  @Override
  public Optional<Content> card(Viewer viewer, Scope scope, Text t) {
    // A student's own are on the cards of the rooms that ask them.
    if (viewer.person() == null || scope.charges().isEmpty()) {
      return Optional.empty();
    }
    var load = tasks.load(viewer.person());
    return load.isEmpty()
        ? Optional.empty()
        : Optional.of(
            fragments.of(
                "workbench/tasks-today",
                Map.of(
                    "t",
                    t,
                    "load",
                    load,
                    "first",
                    tasks.of(viewer.person(), SHOWN),
                    "now",
                    clock.instant(),
                    "zone",
                    institutions.current().zone())));
  }
}
