package org.muster.workbench.web;

import java.time.Clock;
import java.util.List;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.workbench.Tasks;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What somebody must do, from all rooms; for who has others in their charge also what is late. */
@Controller
class TaskPages {

  static final int SHOWN = 300;

  private final Tasks tasks;
  private final Institutions institutions;
  private final Clock clock;

  TaskPages(Tasks tasks, Institutions institutions, Clock clock) {
    this.tasks = tasks;
    this.institutions = institutions;
    this.clock = clock;
  }

  @GetMapping("/tasks")
  String tasks(Viewer viewer, Scope scope, Model model) {
    boolean charge =
        scope.whole() || !scope.units(org.muster.people.PostKind.CHIEF_COUNSELLOR).isEmpty();
    model.addAttribute(
        "page",
        new TasksPage(
            institutions
                .today()
                .plusDays(1)
                .atStartOfDay(institutions.current().zone())
                .toInstant(),
            viewer.person() == null ? List.of() : tasks.of(viewer.person(), SHOWN),
            charge ? tasks.overdue(scope.units(), SHOWN) : List.of(),
            charge,
            clock.instant(),
            institutions.current().zone()));
    return "workbench/tasks";
  }
}
