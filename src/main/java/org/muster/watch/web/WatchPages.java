package org.muster.watch.web;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.shared.Problem;
import org.muster.watch.WatchLists;
import org.muster.watch.Watching;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The lists in force, and who is on them. */
@Controller
class WatchPages {

  private static final int SHOWN = 500;

  private final WatchLists lists;
  private final Watching watching;
  private final Institutions institutions;
  private final Trail trail;
  private final Clock clock;

  WatchPages(
      WatchLists lists, Watching watching, Institutions institutions, Trail trail, Clock clock) {
    this.lists = lists;
    this.watching = watching;
    this.institutions = institutions;
    this.trail = trail;
    this.clock = clock;
  }

  @GetMapping("/watch")
  String watch(
      Scope scope,
      @RequestParam(required = false) @Nullable UUID list,
      @RequestParam(defaultValue = "due") String sort,
      Model model) {
    if (!WatchWays.follows(scope)) {
      throw Problem.forbidden();
    }
    boolean writes = WatchLists.may(scope);
    var found = watching.of(scope, list, Watching.Order.of(sort), SHOWN + 1);
    boolean more = found.size() > SHOWN;
    model.addAttribute(
        "page",
        new WatchPage(
            lists.all().stream().filter(one -> writes || one.live()).toList(),
            watching.sizes(scope),
            list,
            Watching.Order.of(sort),
            more ? found.subList(0, SHOWN) : found,
            more,
            writes,
            clock.instant(),
            institutions.current().zone()));
    if (!found.isEmpty()) {
      trail.record(
          "watch.read", "institution", scope.institution(), Map.of("people", found.size()));
    }
    return "watch/watch";
  }
}
