package org.muster.watch.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Chains of infection over time, drawn from the left: a case stands at its day, those it infected
 * hang on a line from it. Each chain has rows of its own, so that lines do not cross; those who
 * infected nobody share the rows of a fan.
 */
public final class TransmissionDrawing {

  /** A case in the picture. */
  public record Dot(Case one, int x, int y) {}

  /** Where a day is marked. */
  public record Tick(LocalDate day, int x) {}

  /** Somebody who is a case now was written down as a contact of another. */
  public record Meeting(UUID from, UUID to, ExposureKind kind) {}

  private static final int MARGIN = 28;
  private static final int TOP = 36;
  private static final int ROW = 20;

  /** Two symbols nearer than this would touch. */
  private static final int APART = 17;

  private static final int LABEL = 72;

  private final Transmission transmission;
  private final Predicate<Case> shown;
  private final Map<UUID, Integer> x = new HashMap<>();
  private final Map<UUID, Integer> row = new HashMap<>();
  private final Map<UUID, Integer> size = new HashMap<>();
  private final List<Dot> dots = new ArrayList<>();
  private final List<Tick> ticks = new ArrayList<>();
  private final StringBuilder lines = new StringBuilder();
  private int rows;
  private int width;

  /** Draws the cases that are to be shown. */
  public TransmissionDrawing(Transmission transmission, Predicate<Case> shown) {
    this.transmission = transmission;
    this.shown = shown;
    var cases = transmission.nodes().stream().map(Transmission.Node::one).filter(shown).toList();
    columns(cases);
    for (var one : cases.reversed()) {
      size(one);
    }
    var firsts = cases.stream().filter(one -> parent(one) == null).toList();
    for (var first : firsts) {
      if (!children(first).isEmpty()) {
        rows = place(first, rows);
      }
    }
    rows = fan(firsts.stream().filter(one -> children(one).isEmpty()).toList(), rows, rows, 0);
    for (var one : cases) {
      dots.add(new Dot(one, at(x, one), y(at(row, one))));
      connect(one);
    }
  }

  public List<Dot> dots() {
    return dots;
  }

  public List<Tick> ticks() {
    return ticks;
  }

  /** The first and the last day of the picture; null where no case has a day. */
  public @Nullable LocalDate first() {
    return dots.stream()
        .map(dot -> dot.one().day())
        .filter(Objects::nonNull)
        .min(LocalDate::compareTo)
        .orElse(null);
  }

  public @Nullable LocalDate last() {
    return dots.stream()
        .map(dot -> dot.one().day())
        .filter(Objects::nonNull)
        .max(LocalDate::compareTo)
        .orElse(null);
  }

  /** Who infected whom, as one SVG path. */
  public String lines() {
    return lines.toString();
  }

  public int width() {
    return width;
  }

  public int height() {
    return y(rows) + MARGIN;
  }

  /** Meetings as one SVG path, of those that are in the picture. */
  public String meetings(List<Meeting> meetings) {
    var path = new StringBuilder();
    for (var meeting : meetings) {
      var x1 = x.get(meeting.from());
      var x2 = x.get(meeting.to());
      if (x1 != null && x2 != null) {
        int y1 = y(row.getOrDefault(meeting.from(), 0));
        int y2 = y(row.getOrDefault(meeting.to(), 0));
        path.append('M').append(x1).append(' ').append(y1);
        path.append('Q').append((x1 + x2) / 2).append(' ').append((y1 + y2) / 2 - ROW);
        path.append(' ').append(x2).append(' ').append(y2);
      }
    }
    return path.toString();
  }

  private void columns(List<Case> cases) {
    var first =
        cases.stream().map(Case::day).filter(Objects::nonNull).min(Comparator.naturalOrder());
    var last =
        cases.stream().map(Case::day).filter(Objects::nonNull).max(Comparator.naturalOrder());
    if (first.isEmpty() || last.isEmpty()) {
      cases.forEach(one -> x.put(one.id(), MARGIN));
      width = 2 * MARGIN;
      return;
    }
    long days = last.get().toEpochDay() - first.get().toEpochDay() + 1;
    int step = (int) Math.clamp(1300 / days, days > 200 ? 4 : 14, 40);
    // What has no day stands before the first, or beside who infected it.
    boolean undated = cases.stream().anyMatch(one -> one.day() == null);
    int zero = MARGIN + (undated ? 2 * APART : 0);
    for (var one : cases) {
      var day = one.day();
      if (day != null) {
        x.put(one.id(), zero + (int) (day.toEpochDay() - first.get().toEpochDay()) * step);
      }
    }
    for (var one : cases) {
      var source = parent(one);
      x.computeIfAbsent(
          one.id(), id -> source == null ? MARGIN : x.getOrDefault(source.id(), MARGIN) + APART);
    }
    width = x.values().stream().mapToInt(at -> at).max().orElse(0) + 2 * MARGIN;
    int every = Math.ceilDiv(LABEL, step);
    for (long day = 0; day < days; day += every) {
      ticks.add(new Tick(first.get().plusDays(day), zero + (int) day * step));
    }
  }

  private @Nullable Case parent(Case one) {
    var source = transmission.infector(one);
    return source != null && shown.test(source) ? source : null;
  }

  private List<Case> children(Case one) {
    return transmission.children(one).stream().filter(shown).toList();
  }

  private int size(Case one) {
    var known = size.get(one.id());
    if (known != null) {
      return known;
    }
    int sum = 1;
    for (var child : children(one)) {
      sum += size(child);
    }
    size.put(one.id(), sum);
    return sum;
  }

  /** Places a case and all behind it from a row on; answers the next free row. */
  private int place(Case one, int from) {
    row.put(one.id(), from);
    var bands =
        children(one).stream()
            .filter(child -> !children(child).isEmpty())
            .sorted(Comparator.comparing((Case child) -> size(child)).reversed())
            .toList();
    var leaves = children(one).stream().filter(child -> children(child).isEmpty()).toList();
    int next = from + 1;
    int here = at(x, one);
    boolean straight = !bands.isEmpty() && at(x, bands.getFirst()) >= here + APART;
    if (straight) {
      next = place(bands.getFirst(), from);
    }
    // The row of the case itself is free for its fan where no chain goes on in it.
    next = fan(leaves, straight ? next : from, next, straight ? 0 : here);
    for (var band : straight ? bands.subList(1, bands.size()) : bands) {
      next = place(band, next);
    }
    return next;
  }

  /**
   * Places cases that infected nobody, each in the first row that has room for it.
   *
   * @param from the first row that may be used
   * @param next the first row that is certainly free; answered anew
   * @param taken up to where the first row is taken
   */
  private int fan(List<Case> leaves, int from, int next, int taken) {
    var ends = new ArrayList<Integer>();
    for (int r = from; r < next; r++) {
      ends.add(taken);
    }
    for (var leaf : leaves.stream().sorted(Comparator.comparing(one -> at(x, one))).toList()) {
      int at = at(x, leaf);
      int r = 0;
      while (r < ends.size() && ends.get(r) + APART > at) {
        r++;
      }
      if (r == ends.size()) {
        ends.add(at);
      } else {
        ends.set(r, at);
      }
      row.put(leaf.id(), from + r);
    }
    return Math.max(next, from + ends.size());
  }

  /** One trunk down from a case, and a branch in each row that somebody it infected is in. */
  private void connect(Case one) {
    var reach = new HashMap<Integer, int[]>();
    int here = at(x, one);
    int own = at(row, one);
    int deepest = own;
    for (var child : children(one)) {
      int childRow = at(row, child);
      int childX = at(x, child);
      reach.merge(
          childRow,
          new int[] {Math.min(here, childX), Math.max(here, childX)},
          (a, b) -> new int[] {Math.min(a[0], b[0]), Math.max(a[1], b[1])});
      deepest = Math.max(deepest, childRow);
    }
    if (deepest > own) {
      lines.append('M').append(here).append(' ').append(y(own)).append('V').append(y(deepest));
    }
    reach.forEach(
        (r, span) ->
            lines.append('M').append(span[0]).append(' ').append(y(r)).append('H').append(span[1]));
  }

  private static int y(int row) {
    return TOP + row * ROW;
  }

  private static int at(Map<UUID, Integer> places, Case one) {
    return places.getOrDefault(one.id(), 0);
  }
}
