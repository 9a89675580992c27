package org.muster.situation.returns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.Tree;
import org.muster.situation.Along;

/**
 * Finds the units and places that a sheet names. A name is the same or it is not, blanks around it
 * aside; what is called by two is called by none.
 */
final class NameMatching {

  private static final Set<String> NAMED =
      Set.of("university", "college", "class", "campus", "building");

  record Found(List<MappedCell> cells, List<String> unmatched, List<String> formulas) {}

  private record Named(Along along, UUID spot) {}

  private final Map<String, List<Named>> named = new HashMap<>();
  private final boolean down;

  NameMatching(Tree units, @Nullable Tree places, boolean down) {
    this.down = down;
    enter(units, Along.UNITS);
    if (places != null) {
      enter(places, Along.PLACES);
    }
  }

  private void enter(Tree tree, Along along) {
    for (var node : tree.nodes()) {
      if (NAMED.contains(node.kind())) {
        named
            .computeIfAbsent(node.name().strip(), none -> new ArrayList<>())
            .add(new Named(along, node.id()));
      }
    }
  }

  /**
   * The cells of a column from this one down, or of a row to its right.
   *
   * @param names the column, or row, where the names stand
   */
  Found in(Grid grid, MappedCell first, int names) {
    var found = new Found(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    var at = first.at();
    int last = down ? grid.rows().size() : grid.columns();
    for (int n = down ? at.row() : at.column(); n < last; n++) {
      var name = down ? grid.at(n, names) : grid.at(names, n);
      var words = name.map(cell -> cell.text().strip()).orElse("");
      if (words.isEmpty()) {
        continue;
      }
      var target =
          down ? new CellSpot(at.sheet(), n, at.column()) : new CellSpot(at.sheet(), at.row(), n);
      match(grid, first, target, words, found);
    }
    return found;
  }

  /** The column, or row, in which most names are known; empty where none is. */
  OptionalInt mostNamed(Grid grid) {
    var counts = new HashMap<Integer, Integer>();
    for (var row : grid.rows()) {
      for (var cell : row) {
        if (named.getOrDefault(cell.text(), List.of()).size() == 1) {
          counts.merge(down ? cell.column() : cell.row(), 1, Integer::sum);
        }
      }
    }
    return counts.entrySet().stream()
        .max(Map.Entry.<Integer, Integer>comparingByValue())
        .map(most -> OptionalInt.of(most.getKey()))
        .orElseGet(OptionalInt::empty);
  }

  private void match(Grid grid, MappedCell first, CellSpot target, String words, Found found) {
    var cell = grid.at(target.row(), target.column());
    if (cell.isEmpty() || !cell.get().formula().isEmpty()) {
      found.formulas.add(target.name());
      return;
    }
    var those = named.getOrDefault(words, List.of());
    if (those.size() != 1) {
      found.unmatched.add(words);
      return;
    }
    found.cells.add(
        new MappedCell(
            target,
            first.kind(),
            first.figures(),
            those.getFirst().along,
            those.getFirst().spot,
            "",
            first.when()));
  }
}
