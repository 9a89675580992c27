package org.muster.movement.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.identity.Viewer;
import org.muster.movement.Stayers;
import org.muster.people.Export;
import org.muster.people.Exports;
import org.muster.people.Institutions;
import org.muster.people.MarkedSheet;
import org.muster.people.Scope;
import org.muster.people.Tree;
import org.muster.people.Trees;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Who sleeps on campus tonight, by building and room: to read, to print, to take along. */
@Controller
class StayersPages {

  private final Stayers stayers;
  private final Trees trees;
  private final Exports exports;
  private final Institutions institutions;

  StayersPages(Stayers stayers, Trees trees, Exports exports, Institutions institutions) {
    this.stayers = stayers;
    this.trees = trees;
    this.exports = exports;
    this.institutions = institutions;
  }

  @GetMapping("/movement/stayers")
  String page(Scope scope, Model model) {
    model.addAttribute("page", page(scope));
    return "movement/stayers";
  }

  @GetMapping("/movement/stayers.xlsx")
  void sheet(
      Viewer viewer, Scope scope, Text t, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var page = page(scope);
    var export = exports.take(viewer, "stayers", request, page.people());
    var heads =
        Stream.of(
                "movement.building",
                "movement.room",
                "workbench.unit",
                "movement.number",
                "workbench.name")
            .map(t::of)
            .toList();
    new MarkedSheet(export, t.of("movement.stayers"), "", heads)
        .send(response, "stayers.xlsx", rows(page, export), institutions.current().zone(), t);
  }

  private static List<List<String>> rows(StayersPage page, Export export) {
    return page.buildings().stream()
        .flatMap(
            building ->
                building.rooms().stream()
                    .flatMap(
                        room ->
                            room.people().stream()
                                .map(
                                    one ->
                                        List.of(
                                            building.name(),
                                            room.name(),
                                            one.unitName(),
                                            one.number(),
                                            export.hideIn(one.name())))))
        .toList();
  }

  /** Those in the charge; an office has nobody in its charge. */
  private StayersPage page(Scope scope) {
    if (!MovementPages.answers(scope)) {
      throw Problem.forbidden();
    }
    var people = stayers.onCampusTonight(scope);
    var byPlace =
        people.stream()
            .filter(one -> one.place() != null)
            .collect(Collectors.groupingBy(Stayers.Stayer::place));
    var tree = trees.places();
    var buildings = new LinkedHashMap<UUID, List<StayersPage.Room>>();
    var names = new LinkedHashMap<UUID, String>();
    int placed = 0;
    for (var node : tree.nodes()) {
      var here = byPlace.get(node.id());
      if (here != null) {
        var path = tree.path(node);
        int at = building(path);
        names.putIfAbsent(
            path.get(at).id(),
            path.subList(0, at + 1).stream()
                .map(Tree.Node::name)
                .collect(Collectors.joining(" · ")));
        buildings
            .computeIfAbsent(path.get(at).id(), none -> new ArrayList<>())
            .add(new StayersPage.Room(node.name(), here));
        placed += here.size();
      }
    }
    var found = new ArrayList<StayersPage.Building>();
    buildings.forEach((id, rooms) -> found.add(building(names.getOrDefault(id, ""), rooms)));
    if (placed < people.size()) {
      var nowhere =
          people.stream()
              .filter(one -> one.place() == null || tree.find(one.place()).isEmpty())
              .toList();
      found.add(building("", List.of(new StayersPage.Room("", nowhere))));
    }
    return new StayersPage(people.size(), found);
  }

  private static int building(List<Tree.Node> path) {
    for (int at = 0; at < path.size(); at++) {
      if (path.get(at).kind().equals("building")) {
        return at;
      }
    }
    return path.size() - 1;
  }

  private static StayersPage.Building building(String name, List<StayersPage.Room> rooms) {
    return new StayersPage.Building(
        name, rooms.stream().mapToInt(room -> room.people().size()).sum(), rooms);
  }
}
