package org.muster.visits.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.people.Tree;
import org.muster.visits.Expected;

/** What places are called, and people by the rooms they are in, in the order of the house. */
public record Rooms(Tree places) {

  /** A place with what it is in, below the campus. */
  public String name(UUID place) {
    return places
        .find(place)
        .map(
            node ->
                places.path(node).stream()
                    .filter(one -> !one.kind().equals("campus"))
                    .map(Tree.Node::name)
                    .collect(Collectors.joining(" ")))
        .orElse("");
  }

  /** People by room, as one walks through a building. */
  SequencedMap<UUID, List<Expected>> by(List<Expected> people) {
    Map<UUID, List<Expected>> rooms =
        people.stream().collect(Collectors.groupingBy(Expected::place));
    var sorted = new LinkedHashMap<UUID, List<Expected>>();
    rooms.keySet().stream()
        .sorted(java.util.Comparator.comparingInt(this::position))
        .forEach(room -> sorted.put(room, Optional.ofNullable(rooms.get(room)).orElseThrow()));
    return sorted;
  }

  private int position(UUID place) {
    return places.find(place).map(Tree.Node::position).orElse(Integer.MAX_VALUE);
  }

  /** Buildings and floors, to choose from. */
  public List<Tree.Node> wholes() {
    return places.nodes().stream()
        .filter(node -> node.kind().equals("building") || node.kind().equals("floor"))
        .toList();
  }
}
