package org.muster.watch.cases;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who infected whom among the cases that were not excluded, worked out once for all pages. */
public final class Transmission {

  /**
   * A case in its chain.
   *
   * @param generation 0 for a first case and for one whose source is unknown
   * @param children how many it infected
   * @param serial days from its infector's onset to its own; null where either is unknown
   */
  public record Node(Case one, int generation, int children, @Nullable Integer serial) {}

  /** Of one generation, how many it had and how many they infected. */
  public record Generation(int number, int cases, int infected) {

    /** How many one of them infected, on average. */
    public double reproduction() {
      return (double) infected / cases;
    }
  }

  /**
   * The whole in figures, each with how many it is of.
   *
   * @param serial the median serial interval in days; null where none is known
   */
  public record Summary(
      int cases,
      int links,
      List<Generation> generations,
      @Nullable Double serial,
      int serialOf,
      int serialFrom,
      int serialTo) {}

  private final Map<UUID, Case> cases = new HashMap<>();
  private final Map<UUID, List<Case>> children = new HashMap<>();
  private final List<Node> nodes = new ArrayList<>();

  public Transmission(List<Case> all) {
    all.stream()
        .filter(one -> one.state() != CaseState.EXCLUDED)
        .forEach(one -> cases.put(one.id(), one));
    for (var one : all) {
      if (cases.containsKey(one.id()) && infector(one) != null) {
        children.computeIfAbsent(one.infector(), none -> new ArrayList<>()).add(one);
      }
    }
    var generations = new HashMap<UUID, Integer>();
    var queue = new ArrayDeque<Case>();
    for (var one : all) {
      if (cases.containsKey(one.id()) && infector(one) == null) {
        generations.put(one.id(), 0);
        queue.add(one);
      }
    }
    while (!queue.isEmpty()) {
      var one = queue.remove();
      int generation = generations.getOrDefault(one.id(), 0);
      for (var child : children(one)) {
        generations.put(child.id(), generation + 1);
        queue.add(child);
      }
    }
    for (var one : all) {
      if (cases.containsKey(one.id())) {
        nodes.add(
            new Node(
                one, generations.getOrDefault(one.id(), 0), children(one).size(), serial(one)));
      }
    }
  }

  /** Every case, in the order they were given. */
  public List<Node> nodes() {
    return nodes;
  }

  /** Who infected a case; null where that is unknown, excluded or not to be seen. */
  @Nullable Case infector(Case one) {
    return one.infector() == null ? null : cases.get(one.infector());
  }

  List<Case> children(Case one) {
    return children.getOrDefault(one.id(), List.of());
  }

  /** A case with everybody before and behind it in its chain. */
  public Set<UUID> chain(UUID focus) {
    var found = new HashSet<UUID>();
    for (@Nullable Case one = cases.get(focus);
        one != null && found.add(one.id());
        one = infector(one)) {
      // Up to the first.
    }
    found.remove(focus);
    var queue = new ArrayDeque<UUID>(List.of(focus));
    while (!queue.isEmpty()) {
      var id = queue.remove();
      if (cases.containsKey(id) && found.add(id)) {
        children.getOrDefault(id, List.of()).forEach(child -> queue.add(child.id()));
      }
    }
    return found;
  }

  private @Nullable Integer serial(Case one) {
    var source = infector(one);
    if (source == null) {
      return null;
    }
    @Nullable LocalDate from = source.onset();
    @Nullable LocalDate to = one.onset();
    return from == null || to == null ? null : (Integer) (int) ChronoUnit.DAYS.between(from, to);
  }

  /** The figures. */
  public Summary summary() {
    var generations = new ArrayList<Generation>();
    for (int g = 0; g <= nodes.stream().mapToInt(Node::generation).max().orElse(-1); g++) {
      int number = g;
      var of = nodes.stream().filter(node -> node.generation() == number).toList();
      generations.add(new Generation(g, of.size(), of.stream().mapToInt(Node::children).sum()));
    }
    var serials =
        nodes.stream().map(Node::serial).filter(java.util.Objects::nonNull).sorted().toList();
    int n = serials.size();
    return new Summary(
        nodes.size(),
        nodes.stream().mapToInt(Node::children).sum(),
        generations,
        n == 0 ? null : (Double) ((serials.get((n - 1) / 2) + serials.get(n / 2)) / 2.0),
        n,
        n == 0 ? 0 : serials.getFirst(),
        n == 0 ? 0 : serials.getLast());
  }
}
