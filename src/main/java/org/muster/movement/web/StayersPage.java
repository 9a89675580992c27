package org.muster.movement.web;

import java.util.List;
import org.muster.movement.Stayers;

/**
 * Tonight's stayers by building and room.
 *
 * @param buildings all there are
 * @param opened those whose names are shown: all, where they are few
 */
public record StayersPage(int people, List<Building> buildings, List<Opened> opened) {

  /**
   * A building in the order of the place tree; the last, with an empty name, is "nowhere".
   *
   * @param id as it is asked for: {@code nowhere} for that one
   */
  public record Building(String id, String name, int people, int rooms) {}

  /** A building with its rooms. */
  public record Opened(Building building, List<Room> rooms) {}

  /** A room with who sleeps in it. */
  public record Room(String name, List<Stayers.Stayer> people) {}

  /** True where a building has to be chosen to see its names. */
  public boolean many() {
    return opened.size() < buildings.size();
  }
}
