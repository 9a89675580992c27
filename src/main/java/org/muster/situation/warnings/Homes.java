package org.muster.situation.warnings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.muster.people.Tree;
import org.muster.situation.FigureCell;

/** Who lives where: which class most of a room are of, and how units and places are called. */
record Homes(Tree units, Tree places, List<FigureCell> living, Map<UUID, UUID> classOfRoom) {

  static Homes of(Tree units, Tree places, List<FigureCell> living) {
    var most = new HashMap<UUID, FigureCell>();
    for (var cell : living) {
      if (cell.place() != null && cell.unit() != null) {
        most.merge(cell.place(), cell, (a, b) -> b.count() > a.count() ? b : a);
      }
    }
    var classes = new HashMap<UUID, UUID>();
    most.forEach(
        (room, cell) ->
            Optional.ofNullable(cell.unit()).ifPresent(unit -> classes.put(room, unit)));
    return new Homes(units, places, living, classes);
  }

  /** Whose a unit or place is: a room most of its people's class's, a house the university's. */
  UUID unit(Tree.Node node, boolean place) {
    return place ? classOfRoom.getOrDefault(node.id(), units.roots().getFirst().id()) : node.id();
  }

  /** Its name with those above it, without the university's. */
  static String name(Tree tree, Tree.Node node) {
    var path = tree.path(node);
    var named =
        path.size() > 1 && path.getFirst().kind().equals("university")
            ? path.subList(1, path.size())
            : path;
    return String.join(" · ", named.stream().map(Tree.Node::name).toList());
  }
}
