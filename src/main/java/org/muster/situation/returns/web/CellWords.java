package org.muster.situation.returns.web;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.people.Tree;
import org.muster.people.Trees;
import org.muster.shared.Text;
import org.muster.situation.Along;
import org.muster.situation.Figures;
import org.muster.situation.returns.MappedCell;
import org.springframework.stereotype.Component;

/** Says what cells are filled with. */
@Component
class CellWords {

  private final Figures figures;
  private final Trees trees;

  CellWords(Figures figures, Trees trees) {
    this.figures = figures;
    this.trees = trees;
  }

  /** The trees are read once for all cells of a page. */
  record Names(Tree units, Tree places) {

    String of(Along along, @Nullable UUID spot, Text t) {
      if (spot == null) {
        return t.of("returns.whole");
      }
      return (along == Along.UNITS ? units : places)
          .find(spot)
          .map(Tree.Node::name)
          .orElseGet(() -> t.of("returns.gone"));
    }
  }

  Names names() {
    return new Names(trees.units(), trees.places());
  }

  String figure(String key, Text t) {
    return figures.find(key).map(figure -> t.of(figure.labelKey())).orElse(key);
  }

  String definition(String key, Text t) {
    return figures.find(key).map(figure -> t.of(figure.definitionKey())).orElse("");
  }

  String when(MappedCell.When when, Text t) {
    return t.of("returns.when." + when.word());
  }

  /** All of it, for a list. */
  String all(MappedCell cell, Names names, Text t) {
    return switch (cell.kind()) {
      case FIGURE ->
          t.of(
              "returns.holds.figure",
              figure(cell.figures().getFirst(), t),
              names.of(cell.along(), cell.spot(), t),
              when(cell.when(), t));
      case LIST ->
          t.of(
              "returns.holds.list",
              t.of("returns.below." + cell.below()),
              labels(cell.figures(), t),
              when(cell.when(), t));
      case DAY, INSTITUTION, NUMBER -> t.of("returns.fixed." + cell.kind().word());
    };
  }

  /** What there is room for in a cell; of whom it is mostly stands beside it. */
  String brief(MappedCell cell, Text t) {
    return switch (cell.kind()) {
      case FIGURE -> figure(cell.figures().getFirst(), t);
      case LIST -> t.of("returns.below." + cell.below());
      case DAY, INSTITUTION, NUMBER -> t.of("returns.fixed." + cell.kind().word());
    };
  }

  private String labels(List<String> keys, Text t) {
    return keys.stream().map(key -> figure(key, t)).collect(Collectors.joining(" · "));
  }
}
