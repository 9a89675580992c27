package org.muster.drill.web;

import java.util.UUID;
import org.muster.drill.Drill;
import org.muster.drill.Drills;
import org.muster.drill.Scenario;
import org.muster.identity.Viewer;
import org.muster.operation.Pack;
import org.muster.operation.Packs;
import org.muster.people.Institutions;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.muster.workbench.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Drills: asked for, watched while they run, and read when they are over. */
@Controller
@RequestMapping("/drills")
class DrillPages {

  private final Drills drills;
  private final Packs packs;
  private final Institutions institutions;

  DrillPages(Drills drills, Packs packs, Institutions institutions) {
    this.drills = drills;
    this.packs = packs;
    this.institutions = institutions;
  }

  @GetMapping
  String list(Scope scope, Model model) {
    working(scope);
    var all = drills.newest();
    model.addAttribute(
        "page",
        new DrillsPage(
            packs.newest(),
            all.stream().map(drill -> new DrillsPage.Line(drill, pack(drill))).toList()));
    return "drill/drills";
  }

  /**
   * Asks for one.
   *
   * @param plan pack, version and stage: {@code outbreak/1/response}
   */
  @PostMapping
  String start(
      Scope scope,
      Viewer viewer,
      Text t,
      @RequestParam String plan,
      @RequestParam(defaultValue = "6") int silent,
      @RequestParam(defaultValue = "0") int absent,
      @RequestParam(defaultValue = "0") int uncovered,
      @RequestParam(defaultValue = "1") long seed) {
    working(scope);
    var parts = plan.split("/");
    if (parts.length != 3 || !parts[1].matches("[0-9]{1,6}")) {
      throw Problem.notFound();
    }
    var scenario =
        new Scenario(
            parts[0], Integer.parseInt(parts[1]), parts[2], silent, absent, uncovered, seed);
    return "redirect:/drills/" + drills.start(viewer, scenario, t.locale());
  }

  /** How it goes, or how it went. */
  @GetMapping("/{id}")
  String one(Scope scope, @PathVariable UUID id, Model model) {
    working(scope);
    var drill = drills.get(id);
    model.addAttribute(
        "page",
        new DrillPage(drill, pack(drill), drills.counts(id), institutions.current().zone()));
    return "drill/drill";
  }

  @PostMapping("/{id}/end")
  String stop(Scope scope, @PathVariable UUID id) {
    working(scope);
    drills.stop(id);
    return "redirect:/drills";
  }

  private Pack pack(Drill drill) {
    return packs.get(drill.scenario().pack(), drill.scenario().version());
  }

  private static void working(Scope scope) {
    if (!isFor(scope)) {
      throw Problem.forbidden();
    }
  }

  private static boolean isFor(Scope scope) {
    return scope.holds(PostKind.WORKING_GROUP);
  }

  /** The way to these pages. */
  @Configuration(proxyBeanMethods = false)
  static class Ways {

    @Bean
    NavItem wayToDrills() {
      return new NavItem(NavItem.Group.RESPONSE, 50, "/drills", "drill.way", DrillPages::isFor);
    }
  }
}
