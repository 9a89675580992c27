package org.muster.isolation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Problem;

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
   * @param home the room they live in
   * @param building where that is
   * @param causes those who are under attention for the same cause
   */
  record Wanting(
      UUID person,
      @Nullable String sex,
      StayKind kind,
      @Nullable UUID home,
      @Nullable UUID building,
      Set<UUID> causes) {

    /** True for those who may breathe the same air: room mates, or of the same cause. */
    boolean mayShareWith(IsolationRoom.Bed bed) {
      return bed.person().equals(person)
          || bed.kind() == kind
              && same(bed.sex(), sex)
              && (causes.contains(bed.person()) || home != null && home.equals(bed.home()));
    }
  }

  /** What stands against a room for somebody, as the word of a problem. */
  enum Against {
    NO_BED,
    SEX,
    COMPANY,
    BATHROOM;

    Problem problem() {
      return switch (this) {
        case NO_BED -> Problem.conflict("isolation.taken");
        case SEX -> Problem.conflict("isolation.wrong-sex");
        case COMPANY -> Problem.conflict("isolation.wrong-company");
        case BATHROOM -> Problem.conflict("isolation.wrong-bathroom");
      };
    }
  }

  /** The rooms that the rules allow, the best first. */
  static List<Suggestion> rank(List<IsolationRoom> rooms, Wanting who) {
    return rooms.stream()
        .filter(room -> against(room, rooms, who).isEmpty())
        .map(room -> of(room, rooms, who))
        .sorted(
            Comparator.comparingInt((Suggestion one) -> -one.points())
                // Few beds first: a large room stays for those who can share it.
                .thenComparingInt(one -> one.room().capacity())
                .thenComparing(one -> one.room().label()))
        .toList();
  }

  /** What stands against a room; empty where the rules allow it. */
  static Optional<Against> against(IsolationRoom room, List<IsolationRoom> all, Wanting who) {
    if (room.free() == 0) {
      return Optional.of(Against.NO_BED);
    }
    if (!sexFits(room.sex(), who.sex())) {
      return Optional.of(Against.SEX);
    }
    if (!room.occupied().stream().allMatch(who::mayShareWith)) {
      return Optional.of(Against.COMPANY);
    }
    return room.ownBathroom() || sharers(room, all).allMatch(who::mayShareWith)
        ? Optional.empty()
        : Optional.of(Against.BATHROOM);
  }

  /** Those who have the bathroom of a floor together. */
  private static Stream<IsolationRoom.Bed> sharers(IsolationRoom room, List<IsolationRoom> all) {
    return all.stream()
        .filter(other -> !other.ownBathroom() && sameFloor(room, other))
        .flatMap(other -> other.occupied().stream());
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
    } else if (sharers(room, all).findAny().isPresent()) {
      reasons.add("together");
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
