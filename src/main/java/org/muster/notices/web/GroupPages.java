package org.muster.notices.web;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.identity.Viewer;
import org.muster.notices.Robots;
import org.muster.people.Scope;
import org.muster.people.Tree;
import org.muster.people.Trees;
import org.muster.shared.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The groups that robots post to, each a unit's; who writes to a unit looks after its groups. */
@Controller
@RequestMapping("/notices/groups")
class GroupPages {

  private final Robots robots;
  private final Trees trees;

  GroupPages(Robots robots, Trees trees) {
    this.robots = robots;
    this.trees = trees;
  }

  @GetMapping
  String list(Scope scope, Model model) {
    NoticePages.may(scope);
    var tree = trees.units();
    Map<UUID, String> names =
        tree.nodes().stream().collect(Collectors.toMap(Tree.Node::id, Tree.Node::name));
    model.addAttribute(
        "page",
        new GroupsPage(
            NoticePages.charged(tree, scope),
            robots.all(null).stream()
                .filter(robot -> scope.covers(robot.unit()))
                .map(robot -> new GroupsPage.Line(robot, names.getOrDefault(robot.unit(), "")))
                .toList()));
    return "notices/groups";
  }

  @PostMapping
  String add(
      Scope scope,
      Viewer viewer,
      @RequestParam UUID unit,
      @RequestParam String name,
      @RequestParam String webhook,
      @RequestParam(defaultValue = "") String secret) {
    NoticePages.may(scope);
    if (!scope.covers(unit)) {
      throw Problem.notFound();
    }
    robots.add(unit, name, webhook, secret, viewer.name());
    return "redirect:/notices/groups";
  }

  @PostMapping("/{id}/removal")
  String remove(Scope scope, Viewer viewer, @PathVariable UUID id) {
    NoticePages.may(scope);
    if (robots.all(null).stream()
        .noneMatch(robot -> robot.id().equals(id) && scope.covers(robot.unit()))) {
      throw Problem.notFound();
    }
    robots.remove(id, viewer.name());
    return "redirect:/notices/groups";
  }
}
