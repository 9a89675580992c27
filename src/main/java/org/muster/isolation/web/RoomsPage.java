package org.muster.isolation.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.isolation.IsolationRooms;
import org.muster.isolation.IsolationRules;
import org.muster.isolation.StayKind;
import org.muster.isolation.StayRule;
import org.muster.people.Tree;

/**
 * Which rooms are isolation rooms, and the rules for all.
 *
 * @param building the one whose rooms are shown; null before one is chosen
 * @param rules whether the viewer may change the rules
 */
public record RoomsPage(
    List<Tree.Node> buildings,
    Tree.@Nullable Node building,
    List<IsolationRooms.Candidate> rooms,
    List<Rule> kinds,
    IsolationRules.Setting setting,
    boolean rules) {

  /** The rule of a kind. */
  public record Rule(StayKind kind, StayRule rule) {}

  /** How many are isolation rooms already. */
  public long declared() {
    return rooms.stream().filter(IsolationRooms.Candidate::declared).count();
  }

  /** True for the one that is shown. */
  public boolean chosen(UUID id) {
    return building != null && building.id().equals(id);
  }
}
