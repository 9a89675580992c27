package org.muster.movement.web;

import java.util.List;
import org.muster.movement.Stayers;

/** Tonight's stayers by building and room. */
public record StayersPage(int people, List<Building> buildings) {

  /** A building with its rooms, in the order of the place tree; the nameless one is "nowhere". */
  public record Building(String name, int people, List<Room> rooms) {}

  /** A room with who sleeps in it. */
  public record Room(String name, List<Stayers.Stayer> people) {}
}
