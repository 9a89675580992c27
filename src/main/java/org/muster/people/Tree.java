package org.muster.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tree of units or of places as it stood at one revision; it never changes. */
public final class Tree {

  /**
   * One unit or place.
   *
   * @param position its number in depth-first order, from 0
   * @param last the position of its last descendant; its own where it has none
   */
  public record Node(
      UUID id, @Nullable UUID parent, String kind, String name, int position, int last) {

    /** True for itself and everything below it. */
    public boolean holds(Node other) {
      return position <= other.position && other.position <= last;
    }
  }

  private final List<Node> nodes;
  private final Map<UUID, Node> byId;

  /** A tree of nodes in depth-first order. */
  public Tree(List<Node> nodes) {
    this.nodes = List.copyOf(nodes);
    this.byId = HashMap.newHashMap(nodes.size());
    this.nodes.forEach(node -> byId.put(node.id(), node));
  }

  /** Every node, depth first. */
  public List<Node> nodes() {
    return nodes;
  }

  public Optional<Node> find(UUID id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The nodes without a parent: the university; the campuses. */
  public List<Node> roots() {
    return step(0, nodes.size() - 1);
  }

  /** A node's children, in order. */
  public List<Node> children(Node node) {
    return step(node.position() + 1, node.last());
  }

  /** A node and all below it. */
  public List<Node> below(Node node) {
    return nodes.subList(node.position(), node.last() + 1);
  }

  /** The way from the root down to a node, itself included. */
  public List<Node> path(Node node) {
    var path = new ArrayList<Node>();
    for (@Nullable Node at = node;
        at != null;
        at = at.parent() == null ? null : byId.get(at.parent())) {
      path.addFirst(at);
    }
    return path;
  }

  private List<Node> step(int first, int last) {
    var found = new ArrayList<Node>();
    for (int at = first; at <= last; at = nodes.get(at).last() + 1) {
      found.add(nodes.get(at));
    }
    return found;
  }
}
