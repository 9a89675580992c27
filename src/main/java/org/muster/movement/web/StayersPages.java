package org.muster.movement.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.bind.annotation.RequestParam;

/** Who sleeps on campus tonight, by building and room: to read, to print, to take along. */
@Controller
class StayersPages {

  /** More on one page take longer to load than to find in the sheet. */
  private static final int NAMES = 200;

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
  String page(Scope scope, @RequestParam(defaultValue = "") String building, Model model) {
    model.addAttribute("page", page(scope, NAMES, building));
    return "movement/stayers";
  }

  @GetMapping("/movement/stayers.xlsx")
  void sheet(
      Viewer viewer, Scope scope, Text t, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var page = page(scope, Integer.MAX_VALUE, "");
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
    return page.opened().stream()
        .flatMap(
            opened ->
                opened.rooms().stream()
                    .flatMap(
                        room ->
                            room.people().stream()
                                .map(
                                    one ->
                                        List.of(
                                            opened.building().name(),
                                            room.name(),
                                            one.unitName(),
                                            one.number(),
                                            export.hideIn(one.name())))))
        .toList();
  }

  /**
   * Those in the charge; an office has nobody in its charge.
   *
   * @param names how many are shown by name at once; of more, those of one building
   */
  private StayersPage page(Scope scope, int names, String asked) {
    if (!MovementPages.answers(scope)) {
      throw Problem.forbidden();
    }
    var counts = stayers.places(scope);
    var buildings = buildings(counts, trees.places());
    int people = counts.values().stream().mapToInt(Integer::intValue).sum();
    var shown =
        people <= names
            ? buildings
            : buildings.stream().filter(one -> one.building.id().equals(asked)).toList();
    var found =
        people <= names
            ? stayers.onCampusTonight(scope)
            : shown.isEmpty()
                ? List.<Stayers.Stayer>of()
                : stayers.onCampusTonight(scope, shown.getFirst().rooms.keySet());
    var byPlace = new HashMap<@Nullable UUID, List<Stayers.Stayer>>();
    found.forEach(one -> byPlace.computeIfAbsent(one.place(), none -> new ArrayList<>()).add(one));
    return new StayersPage(
        people,
        buildings.stream().map(Place::building).toList(),
        shown.stream().map(one -> opened(one, byPlace)).toList());
  }

  /** A building with the names of its rooms; the place that nobody knows is null. */
  private record Place(StayersPage.Building building, Map<@Nullable UUID, String> rooms) {}

  private static List<Place> buildings(Map<@Nullable UUID, Integer> counts, Tree tree) {
    var names = new HashMap<UUID, String>();
    var rooms = new LinkedHashMap<UUID, Map<@Nullable UUID, String>>();
    var left = new HashMap<>(counts);
    for (var node : tree.nodes()) {
      if (left.remove(node.id()) != null) {
        var path = tree.path(node);
        int at = building(path);
        var id = path.get(at).id();
        names.putIfAbsent(
            id,
            path.subList(0, at + 1).stream()
                .map(Tree.Node::name)
                .collect(Collectors.joining(" · ")));
        rooms.computeIfAbsent(id, none -> new LinkedHashMap<>()).put(node.id(), node.name());
      }
    }
    var found = new ArrayList<Place>();
    rooms.forEach(
        (id, its) -> found.add(place(id.toString(), names.getOrDefault(id, ""), its, counts)));
    if (!left.isEmpty()) {
      var nowhere = new LinkedHashMap<@Nullable UUID, String>();
      left.keySet().forEach(place -> nowhere.put(place, ""));
      found.add(place("nowhere", "", nowhere, counts));
    }
    return found;
  }

  private static Place place(
      String id,
      String name,
      Map<@Nullable UUID, String> rooms,
      Map<@Nullable UUID, Integer> counts) {
    int people = rooms.keySet().stream().mapToInt(room -> counts.getOrDefault(room, 0)).sum();
    return new Place(new StayersPage.Building(id, name, people, rooms.size()), rooms);
  }

  private static StayersPage.Opened opened(
      Place place, Map<@Nullable UUID, List<Stayers.Stayer>> byPlace) {
    var rooms = new ArrayList<StayersPage.Room>();
    place.rooms.forEach(
        (id, name) -> {
          var people = byPlace.get(id);
          if (people != null) {
            rooms.add(new StayersPage.Room(name, people));
          }
        });
    return new StayersPage.Opened(place.building, rooms);
  }

  private static int building(List<Tree.Node> path) {
    for (int at = 0; at < path.size(); at++) {
      if (path.get(at).kind().equals("building")) {
        return at;
      }
    }
    return path.size() - 1;
  }
}
