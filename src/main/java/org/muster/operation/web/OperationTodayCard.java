package org.muster.operation.web;

import gg.jte.Content;
import java.util.Map;
import java.util.Optional;
import org.muster.identity.Viewer;
import org.muster.operation.Checklist;
import org.muster.operation.Duties;
import org.muster.operation.Operations;
import org.muster.operation.Stages;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.shared.Fragments;
import org.muster.shared.Text;
import org.muster.workbench.TodayCard;
import org.springframework.stereotype.Component;

/** The operation in force with the way to its rules, and how many of one's duties are open. */
@Component
class OperationTodayCard implements TodayCard {

  private final Operations operations;
  private final Stages stages;
  private final Duties duties;
  private final Institutions institutions;
  private final Fragments fragments;

  OperationTodayCard(
      Operations operations,
      Stages stages,
      Duties duties,
      Institutions institutions,
      Fragments fragments) {
    this.operations = operations;
    this.stages = stages;
    this.duties = duties;
    this.institutions = institutions;
    this.fragments = fragments;
  }

  @Override
  public int order() {
    return 5;
  }

  @Override
  public Optional<Content> card(Viewer viewer, Scope scope, Text t) {
    return operations
        .current()
        .map(
            operation ->
                fragments.of(
                    "operation/today",
                    Map.of(
                        "t",
                        t,
                        "page",
                        new CurrentPage(
                            operation,
                            stages.inForce().orElse(null),
                            false,
                            institutions.current().zone()),
                        "open",
                        open(viewer, scope))));
  }

  private long open(Viewer viewer, Scope scope) {
    return viewer.person() == null || scope.charges().isEmpty()
        ? 0
        : duties.of(viewer.person()).stream().mapToLong(Checklist::open).sum();
  }
}
