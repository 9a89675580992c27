package org.muster.people.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.muster.people.PostKind;
import org.muster.people.PostLine;
import org.muster.people.Tree;

/**
 * The page of posts.
 *
 * @param settled the persons who can sign in by password
 * @param units all units, depth first, to choose from
 */
public record PostsPage(
    PostKind kind,
    List<PostLine> posts,
    Set<UUID> settled,
    List<Tree.Node> units,
    LocalDate today) {

  /** The units that a post of this kind has in its charge. */
  public List<Tree.Node> choices() {
    var wanted =
        switch (kind) {
          case CHIEF_COUNSELLOR -> "college";
          case COUNSELLOR, CLASS_LEADER -> "class";
          default -> "university";
        };
    return units.stream().filter(unit -> unit.kind().equals(wanted)).toList();
  }
}
