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

/** How much one must do until tonight, and the first of it. */
@Component
class TasksTodayCard implements TodayCard {

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
    var institution = institutions.current();
    var now = clock.instant();
    var tonight = institutions.today().plusDays(1).atStartOfDay(institution.zone()).toInstant();
    var due =
        tasks.of(viewer.person(), TaskPages.SHOWN).stream()
            .filter(task -> task.overdue(tonight))
            .toList();
    return due.isEmpty()
        ? Optional.empty()
        : Optional.of(
            fragments.of(
                "workbench/tasks-today",
                Map.of("t", t, "tasks", due, "now", now, "zone", institution.zone())));
  }
}
