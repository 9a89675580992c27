package org.muster.situation.warnings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.muster.people.Tree;
import org.muster.situation.FigureCell;

/**
 * Where cases are close together by class and dormitory, though no single class or room shows it.
 * The zones are the floors, each class with all rooms its people live in, and each room with all
 * classes its people are of; and the rooms and classes themselves, to be compared with.
 */
final class ClusterSearch {

  /** Chance alone finds something as dense in one scan of a hundred. */
  static final double CHANCE = 0.01;

  /**
   * What was found.
   *
   * @param spot the floor, class or room in its middle
   * @param zone all of its classes and rooms
   */
  record Found(
      Tree.Node spot, boolean place, List<UUID> zone, int observed, double expected, double p) {}

  private record Cell(UUID unit, @Nullable UUID place) {}

  private record Zone(Tree.Node spot, boolean place, boolean single, int[] cells) {}

  private final Homes homes;
  private final Map<Cell, Integer> cells = new LinkedHashMap<>();
  private final List<Zone> zones = new ArrayList<>();
  private final Scan scan;

  ClusterSearch(Homes homes) {
    this.homes = homes;
    var people = new ArrayList<Integer>();
    for (var living : homes.living()) {
      if (living.unit() != null) {
        cells.put(new Cell(living.unit(), living.place()), people.size());
        people.add(living.count());
      }
    }
    zones();
    scan =
        new Scan(
            people.stream().mapToInt(Integer::intValue).toArray(),
            zones.stream().map(Zone::cells).toList());
  }

  private void zones() {
    var ofClass = new HashMap<UUID, List<Integer>>();
    var ofRoom = new HashMap<UUID, List<Integer>>();
    var ofFloor = new HashMap<UUID, List<Integer>>();
    var list = List.copyOf(cells.keySet());
    for (int n = 0; n < list.size(); n++) {
      ofClass.computeIfAbsent(list.get(n).unit, none -> new ArrayList<>()).add(n);
      var place = list.get(n).place;
      if (place != null) {
        ofRoom.computeIfAbsent(place, none -> new ArrayList<>()).add(n);
        var parent = homes.places().find(place).map(Tree.Node::parent);
        if (parent.isPresent()) {
          ofFloor.computeIfAbsent(parent.get(), none -> new ArrayList<>()).add(n);
        }
      }
    }
    ofClass.forEach((id, own) -> add(homes.units(), id, false, true, own));
    ofRoom.forEach((id, own) -> add(homes.places(), id, true, true, own));
    ofFloor.forEach((id, own) -> add(homes.places(), id, true, false, own));
    ofClass.forEach(
        (id, own) -> add(homes.units(), id, false, false, around(own, list, ofRoom, true)));
    ofRoom.forEach(
        (id, own) -> add(homes.places(), id, true, false, around(own, list, ofClass, false)));
  }

  /** The cells of all rooms, or of all classes, that some cells are of. */
  private static List<Integer> around(
      List<Integer> own, List<Cell> list, Map<UUID, List<Integer>> by, boolean rooms) {
    Set<Integer> around = new LinkedHashSet<>(own);
    for (int n : own) {
      var id = rooms ? list.get(n).place : list.get(n).unit;
      if (id != null) {
        around.addAll(by.getOrDefault(id, List.of()));
      }
    }
    return List.copyOf(around);
  }

  private void add(Tree tree, UUID id, boolean place, boolean single, List<Integer> own) {
    tree.find(id)
        .ifPresent(
            node ->
                zones.add(
                    new Zone(
                        node, place, single, own.stream().mapToInt(Integer::intValue).toArray())));
  }

  /** The densest cluster of some days, where chance alone hardly makes one and no unit shows it. */
  Optional<Found> of(List<List<FigureCell>> days) {
    var cases = new int[cells.size()];
    for (var day : days) {
      for (var cell : day) {
        var at = cell.unit() == null ? null : cells.get(new Cell(cell.unit(), cell.place()));
        if (at != null) {
          cases[at] += cell.count();
        }
      }
    }
    return scan.of(cases)
        .filter(found -> found.p() <= CHANCE && !zones.get(found.zone()).single)
        .map(this::found);
  }

  private Found found(Scan.Cluster cluster) {
    var zone = zones.get(cluster.zone());
    var list = List.copyOf(cells.keySet());
    var members = new LinkedHashSet<UUID>();
    IntStream.of(zone.cells)
        .mapToObj(list::get)
        .forEach(
            cell -> {
              members.add(cell.unit);
              if (cell.place != null) {
                members.add(cell.place);
              }
            });
    return new Found(
        zone.spot,
        zone.place,
        List.copyOf(members),
        cluster.observed(),
        cluster.expected(),
        cluster.p());
  }
}
