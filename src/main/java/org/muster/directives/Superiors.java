package org.muster.directives;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.operation.Incidents;
import org.muster.people.Chain;
import org.muster.people.PostKind;
import org.muster.people.Tree;
import org.muster.people.Trees;
import org.springframework.stereotype.Component;

/** Who acts above receivers today. */
@Component
class Superiors {

  private static final List<PostKind> ORDER =
      List.of(
          PostKind.CLASS_LEADER,
          PostKind.COUNSELLOR,
          PostKind.CHIEF_COUNSELLOR,
          PostKind.WORKING_GROUP);

  /** A receiver with what is in their charge; the post is null for a student. */
  record Receiver(UUID person, @Nullable UUID unit, @Nullable String post) {}

  private final Chain chain;
  private final Trees trees;

  Superiors(Chain chain, Trees trees) {
    this.chain = chain;
    this.trees = trees;
  }

  /** The chain as it stands today. */
  Above today() {
    return new Above(trees.units(), chain.superiors());
  }

  /** The chain at one moment. */
  static final class Above {

    private final Tree tree;
    private final Map<UUID, List<Chain.InPost>> byUnit = new HashMap<>();
    private final Chain.@Nullable InPost last;

    private Above(Tree tree, List<Chain.InPost> posts) {
      this.tree = tree;
      posts.forEach(
          post ->
              byUnit.computeIfAbsent(post.unit(), none -> new java.util.ArrayList<>()).add(post));
      this.last =
          posts.stream()
              .filter(post -> post.kind() == PostKind.WORKING_GROUP)
              .findFirst()
              .orElse(null);
    }

    /** The nearest who acts above a receiver, and is somebody else; null where nobody does. */
    Chain.@Nullable InPost of(Receiver receiver) {
      int rank = receiver.post() == null ? -1 : ORDER.indexOf(PostKind.of(receiver.post()));
      if (rank < 0 && receiver.post() != null) {
        // Offices answer to the working group.
        return last;
      }
      var node = receiver.unit() == null ? null : tree.find(receiver.unit()).orElse(null);
      while (node != null) {
        var nearest =
            byUnit.getOrDefault(node.id(), List.of()).stream()
                .filter(post -> ORDER.indexOf(post.kind()) > rank)
                .filter(post -> !post.person().equals(receiver.person()))
                .min(java.util.Comparator.comparingInt(post -> ORDER.indexOf(post.kind())));
        if (nearest.isPresent()) {
          return nearest.get();
        }
        node = node.parent() == null ? null : tree.find(node.parent()).orElse(null);
      }
      return last;
    }

    /** One for each superior's charge in which somebody is late. */
    List<Incidents.Found> incidents(List<Receiver> late) {
      var people = new HashMap<UUID, Set<UUID>>();
      var owners = new HashMap<UUID, UUID>();
      for (var receiver : late) {
        var superior = of(receiver);
        if (superior != null) {
          owners.put(superior.unit(), superior.person());
          people.computeIfAbsent(superior.unit(), none -> new HashSet<>()).add(receiver.person());
        }
      }
      return people.entrySet().stream()
          .map(
              one ->
                  new Incidents.Found(
                      one.getKey(), one.getKey(), one.getValue().size(), owners.get(one.getKey())))
          .toList();
    }
  }
}
