package org.muster.isolation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An isolation room with who has its beds now.
 *
 * @param floor its floor's name, or what its number says
 * @param sex {@code men}, {@code women} or {@code any}
 * @param beds those in use: occupied, or not cleaned yet
 */
public record IsolationRoom(
    UUID id,
    UUID building,
    String buildingName,
    String floor,
    String name,
    int capacity,
    String sex,
    boolean ownBathroom,
    boolean usable,
    List<Bed> beds) {

  /**
   * A bed in use.
   *
   * @param sex of who has it, {@code M} or {@code F}; null where that is not known
   * @param cleaning true once they have left and it is not clean yet
   * @param home the room they live in by the roster; null where that is not known
   */
  public record Bed(
      UUID stay,
      UUID person,
      @Nullable UUID unit,
      String name,
      String number,
      @Nullable String sex,
      StayKind kind,
      int day,
      int days,
      boolean cleaning,
      @Nullable UUID home) {

    /** How offices see somebody: the surname and the end of the number. */
    public String tail() {
      return Tails.of(name, number);
    }
  }

  /** How many beds somebody could have now. */
  public int free() {
    return usable ? Math.max(0, capacity - beds.size()) : 0;
  }

  /** Those who are in it. */
  public List<Bed> occupied() {
    return beds.stream().filter(bed -> !bed.cleaning()).toList();
  }

  /**
   * How it is shown: {@code closed}, {@code full}, {@code some}, {@code cleaning}, {@code free}.
   */
  public String state() {
    if (!usable) {
      return "closed";
    }
    if (beds.isEmpty()) {
      return "free";
    }
    if (occupied().isEmpty()) {
      return "cleaning";
    }
    return free() == 0 ? "full" : "some";
  }

  /** Building and room as people say them. */
  public String label() {
    return buildingName + "-" + name;
  }
}
