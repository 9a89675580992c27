package org.muster.isolation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A room somebody could have, and what speaks for it.
 *
 * @param reasons words of the messages {@code isolation.why.<word>}
 */
public record Suggestion(IsolationRoom room, int points, List<String> reasons) {

  /**
   * Who needs a room.
   *
   * @param sex {@code M} or {@code F}; null where that is not known
   * @param building where they live
   */
  record Wanting(@Nullable String sex, StayKind kind, @Nullable UUID building) {}

  /** The rooms that the rules allow, the best first. */
  static List<Suggestion> rank(List<IsolationRoom> rooms, Wanting who) {
    return rooms.stream()
        .filter(room -> allowed(room, rooms, who))
        .map(room -> of(room, rooms, who))
        .sorted(
            Comparator.comparingInt((Suggestion one) -> -one.points())
                // Few beds first: a large room stays for those who can share it.
                .thenComparingInt(one -> one.room().capacity())
                .thenComparing(one -> one.room().label()))
        .toList();
  }

  private static boolean allowed(IsolationRoom room, List<IsolationRoom> all, Wanting who) {
    if (room.free() == 0 || !sexFits(room.sex(), who.sex())) {
      return false;
    }
    // Whoever shares a room shares the cause and the sex; of somebody unknown neither is assumed.
    boolean roomFits =
        room.occupied().stream()
            .allMatch(bed -> bed.kind() == who.kind() && same(bed.sex(), who.sex()));
    return roomFits && (room.ownBathroom() || bathroomFits(room, all, who));
  }

  /** A shared bathroom is for one sex at a time. */
  private static boolean bathroomFits(IsolationRoom room, List<IsolationRoom> all, Wanting who) {
    return all.stream()
        .filter(other -> !other.ownBathroom() && sameFloor(room, other))
        .flatMap(other -> other.occupied().stream())
        .allMatch(bed -> same(bed.sex(), who.sex()));
  }

  private static boolean same(@Nullable String one, @Nullable String other) {
    return one != null && one.equals(other);
  }

  private static boolean sexFits(String rule, @Nullable String sex) {
    return switch (rule) {
      case "men" -> "M".equals(sex);
      case "women" -> "F".equals(sex);
      default -> true;
    };
  }

  private static boolean sameFloor(IsolationRoom one, IsolationRoom other) {
    return one.building().equals(other.building()) && one.floor().equals(other.floor());
  }

  private static Suggestion of(IsolationRoom room, List<IsolationRoom> all, Wanting who) {
    var reasons = new ArrayList<String>();
    int points = 0;
    if (room.ownBathroom()) {
      points += who.kind().ill() ? 40 : 10;
      reasons.add("bathroom");
    }
    if (room.capacity() == 1) {
      points += 15;
      reasons.add("single");
    } else if (room.beds().isEmpty()) {
      points += 8;
      reasons.add("alone");
    }
    var kinds =
        all.stream()
            .filter(other -> sameFloor(room, other))
            .flatMap(other -> other.occupied().stream())
            .map(IsolationRoom.Bed::kind)
            .distinct()
            .toList();
    if (kinds.isEmpty()) {
      points += 5;
      reasons.add("empty-floor");
    } else if (kinds.equals(List.of(who.kind()))) {
      points += 20;
      reasons.add("same-kind");
    } else {
      points -= kinds.contains(who.kind()) ? 10 : 30;
      reasons.add("other-kinds");
    }
    if (!room.sex().equals("any")) {
      points += 5;
      reasons.add(room.sex());
    }
    if (Objects.equals(room.building(), who.building())) {
      points += 6;
      reasons.add("near");
    }
    return new Suggestion(room, points, List.copyOf(reasons));
  }
}
