package org.muster.situation.warnings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muster.people.Tree;
import org.muster.situation.FigureCell;

/** Forty floors of ten rooms of four; forty classes, each with one room on every fourth floor. */
class ClusterSearchTests {

  private static final int FLOORS = 40;
  private static final int ROOMS = 10;

  private final List<Tree.Node> places = new ArrayList<>();
  private final List<Tree.Node> units = new ArrayList<>();
  private final List<FigureCell> living = new ArrayList<>();

  ClusterSearchTests() {
    var university = id("university");
    units.add(node(university, null, "university", 0, FLOORS));
    for (int n = 0; n < FLOORS; n++) {
      units.add(node(id("class" + n), university, "class", n + 1, n + 1));
    }
    for (int floor = 0; floor < FLOORS; floor++) {
      int at = places.size();
      places.add(node(id("floor" + floor), null, "floor", at, at + ROOMS));
      for (int room = 0; room < ROOMS; room++) {
        places.add(
            node(room(floor, room), id("floor" + floor), "room", at + room + 1, at + room + 1));
        living.add(new FigureCell(classOf(floor, room), room(floor, room), 4));
      }
    }
  }

  @Test
  void oneEachInFiveRoomsOfAFloorIsACluster() {
    var cases =
        IntStream.range(0, 5)
            .mapToObj(room -> new FigureCell(classOf(7, room), room(7, room), 1))
            .toList();

    var found = search().of(List.of(cases, List.of(), List.of())).orElseThrow();

    assertThat(found.spot().id()).isEqualTo(id("floor7"));
    assertThat(found.place()).isTrue();
    assertThat(found.observed()).isEqualTo(5);
    assertThat(found.p()).isLessThanOrEqualTo(ClusterSearch.CHANCE);
    assertThat(found.zone()).contains(room(7, 0), classOf(7, 0)).doesNotContain(room(8, 0));
  }

  @Test
  void whatOneRoomShowsByItselfIsNoClusterAroundIt() {
    var cases = List.of(new FigureCell(classOf(7, 1), room(7, 1), 4));

    assertThat(search().of(List.of(cases))).isEmpty();
  }

  @Test
  void daysAreTakenTogether() {
    var days =
        IntStream.range(0, 3)
            .mapToObj(
                day ->
                    IntStream.range(2 * day, 2 * day + 2)
                        .mapToObj(room -> new FigureCell(classOf(3, room), room(3, room), 1))
                        .toList())
            .toList();

    assertThat(search().of(days))
        .hasValueSatisfying(one -> assertThat(one.observed()).isEqualTo(6));
  }

  @Test
  void casesHereAndThereAreNone() {
    var cases =
        IntStream.range(0, 8)
            .mapToObj(n -> new FigureCell(classOf(5 * n, n), room(5 * n, n), 1))
            .toList();

    assertThat(search().of(List.of(cases))).isEmpty();
  }

  private ClusterSearch search() {
    return new ClusterSearch(Homes.of(new Tree(units), new Tree(places), living));
  }

  private static UUID classOf(int floor, int room) {
    return id("class" + (floor % 4 * ROOMS + room));
  }

  private static UUID room(int floor, int room) {
    return id("room" + floor + "." + room);
  }

  private static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static Tree.Node node(
      UUID id, @Nullable UUID parent, String kind, int position, int last) {
    return new Tree.Node(id, parent, kind, kind, position, last);
  }
}
