package org.muster.watch.cases.web;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.muster.watch.cases.Outbreak;
import org.muster.watch.cases.Transmission;

/** The same as the graph, row by row. */
public record TablePage(Outbreak outbreak, List<Transmission.Node> nodes, String sort) {

  private static final Comparator<Transmission.Node> BY_NAME =
      Comparator.comparing(node -> node.one().name());

  /** The rows in an order: a column's name, with a minus before it from the end. */
  static TablePage of(Outbreak outbreak, List<Transmission.Node> nodes, String sort) {
    boolean down = sort.startsWith("-");
    Comparator<Transmission.Node> order =
        switch (down ? sort.substring(1) : sort) {
          case "name" -> BY_NAME;
          case "state" -> Comparator.comparing(node -> node.one().state());
          case "infector" ->
              Comparator.comparing(
                  node -> String.valueOf(node.one().infectorName()), Comparator.naturalOrder());
          case "generation" -> Comparator.comparing(Transmission.Node::generation);
          case "serial" ->
              Comparator.comparing(
                  Transmission.Node::serial, Comparator.nullsLast(Comparator.naturalOrder()));
          case "children" -> Comparator.comparing(Transmission.Node::children);
          default ->
              Comparator.comparing(
                  TablePage::onset, Comparator.nullsLast(Comparator.naturalOrder()));
        };
    return new TablePage(
        outbreak,
        nodes.stream().sorted((down ? order.reversed() : order).thenComparing(BY_NAME)).toList(),
        sort);
  }

  private static @org.jspecify.annotations.Nullable LocalDate onset(Transmission.Node node) {
    return node.one().onset();
  }
}
