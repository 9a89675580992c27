package org.muster.watch.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Chains of infection: generations, intervals, and a picture whose lines do not cross. */
class TransmissionTests {

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

  private static Case one(int id, @Nullable Integer day, @Nullable Integer infector) {
    return one(id, day, infector, CaseState.CONFIRMED);
  }

  private static Case one(
      int id, @Nullable Integer day, @Nullable Integer infector, CaseState state) {
    return new Case(
        new UUID(0, id),
        new UUID(1, 1),
        null,
        "C" + id,
        null,
        null,
        null,
        1,
        state,
        null,
        Instant.EPOCH,
        day == null ? null : FIRST.plusDays(day),
        null,
        null,
        null,
        null,
        null,
        infector == null ? null : new UUID(0, infector),
        null);
  }

  @Test
  void generationsReproductionAndSerialIntervalAreTold() {
    var summary =
        new Transmission(
                List.of(one(1, 0, null), one(2, 3, 1), one(3, 5, 1), one(4, 9, 2), one(5, null, 2)))
            .summary();
    assertThat(summary.cases()).isEqualTo(5);
    assertThat(summary.links()).isEqualTo(4);
    assertThat(summary.generations())
        .containsExactly(
            new Transmission.Generation(0, 1, 2),
            new Transmission.Generation(1, 2, 2),
            new Transmission.Generation(2, 2, 0));
    assertThat(summary.generations().get(1).reproduction()).isEqualTo(1.0);
    assertThat(summary.serial()).isEqualTo(5.0);
    assertThat(summary.serialOf()).isEqualTo(3);
  }

  @Test
  void anExcludedCaseInfectedNobody() {
    var transmission = new Transmission(List.of(one(1, 0, null, CaseState.EXCLUDED), one(2, 3, 1)));
    assertThat(transmission.nodes()).singleElement().matches(node -> node.generation() == 0);
    assertThat(transmission.summary().links()).isZero();
  }

  @Test
  void aFocusShowsWhoCameBeforeAndAfterAndNoSiblings() {
    var chain =
        new Transmission(
                List.of(one(1, 0, null), one(2, 3, 1), one(3, 3, 1), one(4, 6, 2), one(5, 9, 4)))
            .chain(new UUID(0, 4));
    assertThat(chain)
        .containsExactlyInAnyOrder(new UUID(0, 1), new UUID(0, 2), new UUID(0, 4), new UUID(0, 5));
  }

  @Test
  void noTwoCasesStandInOnePlaceAndNoChainCrossesAnother() {
    var drawing = new TransmissionDrawing(new Transmission(epidemic(400, 7)), all -> true);
    var places = new HashSet<String>();
    for (var dot : drawing.dots()) {
      assertThat(places.add(dot.x() + " " + dot.y())).isTrue();
    }
    assertThat(crossings(drawing.lines())).isZero();
  }

  @Test
  void aFanOfThoseWhoInfectedNobodySharesRows() {
    var cases = new ArrayList<>(List.of(one(1, 0, null)));
    IntStream.range(0, 60).forEach(n -> cases.add(one(n + 2, 3 + n % 20, 1)));
    var rows =
        new TransmissionDrawing(new Transmission(cases), all -> true)
            .dots().stream().map(TransmissionDrawing.Dot::y).distinct().count();
    assertThat(rows).isLessThanOrEqualTo(4);
  }

  @Test
  void twoThousandAreLaidOutInAMoment() {
    var cases = epidemic(2000, 11);
    long begun = System.nanoTime();
    var drawing = new TransmissionDrawing(new Transmission(cases), all -> true);
    assertThat(drawing.dots()).hasSize(2000);
    assertThat((System.nanoTime() - begun) / 1_000_000).as("milliseconds").isLessThan(2000);
  }

  /** Cases one after the other, each infected by an earlier one at least a day before. */
  static List<Case> epidemic(int size, long seed) {
    var random = new Random(seed);
    var cases = new ArrayList<Case>();
    var days = new int[size + 1];
    for (int id = 1; id <= size; id++) {
      int source = id <= 5 ? 0 : 1 + random.nextInt(Math.min(id - 1, 300)) + Math.max(0, id - 301);
      days[id] = source == 0 ? id : days[source] + 1 + random.nextInt(6);
      cases.add(one(id, days[id], source == 0 ? null : source));
    }
    return cases;
  }

  private record Segment(boolean vertical, int at, int from, int to) {

    boolean crosses(Segment other) {
      return vertical
          && !other.vertical
          && other.from < at
          && at < other.to
          && from < other.at
          && other.at < to;
    }
  }

  /** How often an upright line meets a level one in the middle of both. */
  private static long crossings(String path) {
    var segments = new ArrayList<Segment>();
    var found = java.util.regex.Pattern.compile("M(-?\\d+) (-?\\d+)([VH])(-?\\d+)").matcher(path);
    while (found.find()) {
      int x = Integer.parseInt(found.group(1));
      int y = Integer.parseInt(found.group(2));
      int to = Integer.parseInt(found.group(4));
      segments.add(
          found.group(3).equals("V") ? new Segment(true, x, y, to) : new Segment(false, y, x, to));
    }
    assertThat(segments).isNotEmpty();
    return segments.stream().filter(one -> segments.stream().anyMatch(one::crosses)).count();
  }
}
