package org.muster.situation.returns;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.Tree;
import org.muster.situation.Along;
import org.muster.situation.KeptFigures;
import org.muster.situation.Standing;
import org.muster.situation.returns.FilledCell.Gap;
import org.muster.situation.returns.MappedCell.When;

/** Figures as they stood at one moment, each read once for all cells of a workbook. */
final class Lookup {

  /** A value, or why there is none. */
  record Answer(@Nullable Integer value, @Nullable Gap gap) {}

  private record Key(String figure, LocalDate day, Along along) {}

  private final Map<Key, Optional<Standing>> read = new HashMap<>();
  private final KeptFigures kept;
  private final Tree units;
  private final Tree places;
  private final LocalDate day;
  private final Instant moment;

  Lookup(KeptFigures kept, Tree units, Tree places, LocalDate day, Instant moment) {
    this.kept = kept;
    this.units = units;
    this.places = places;
    this.day = day;
    this.moment = moment;
  }

  LocalDate day() {
    return day;
  }

  Tree tree(Along along) {
    return along == Along.UNITS ? units : places;
  }

  /** What a unit or place is called; empty for the whole institution, or one that is gone. */
  String name(Along along, @Nullable UUID spot) {
    return spot == null ? "" : tree(along).find(spot).map(Tree.Node::name).orElse("");
  }

  Answer value(String figure, Along along, @Nullable UUID spot, When when) {
    return switch (when) {
      case SAME -> on(day, figure, along, spot);
      case BEFORE -> on(day.minusDays(1), figure, along, spot);
      case CHANGE -> {
        var now = on(day, figure, along, spot);
        var before = on(day.minusDays(1), figure, along, spot);
        yield now.value == null || before.value == null
            ? new Answer(null, now.gap == null ? before.gap : now.gap)
            : new Answer(now.value - before.value, null);
      }
    };
  }

  private Answer on(LocalDate of, String figure, Along along, @Nullable UUID spot) {
    var standing =
        read.computeIfAbsent(
            new Key(figure, of, along), key -> kept.asOf(figure, of, moment, along));
    if (standing.isEmpty()) {
      return new Answer(null, Gap.UNKNOWN);
    }
    var stood = standing.get();
    if (spot == null) {
      return new Answer(stood.all(), null);
    }
    return stood
        .tree()
        .find(spot)
        .map(node -> new Answer(stood.of(node), null))
        .orElseGet(() -> new Answer(null, Gap.GONE));
  }
}
