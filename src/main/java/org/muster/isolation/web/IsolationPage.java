package org.muster.isolation.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muster.isolation.BedUse;
import org.muster.isolation.IsolationRoom;
import org.muster.isolation.OccupancyForecast;
import org.muster.isolation.Stay;
import org.muster.isolation.Stays;
import org.muster.people.Scope;

/**
 * The isolation rooms and who is in them, as far as the viewer may know.
 *
 * @param open in the charge, those who wait first
 * @param cleaning beds to be cleaned; empty for who does not clean
 */
public record IsolationPage(
    Scope scope,
    List<IsolationRoom> rooms,
    List<Stay> open,
    List<BedUse> cleaning,
    OccupancyForecast forecast,
    Instant now,
    ZoneId zone,
    boolean places,
    boolean keeps,
    boolean rules) {

  /** Those who wait for a room. */
  public List<Stay> waiting() {
    return open.stream().filter(stay -> !stay.in()).toList();
  }

  /** Those who are in one. */
  public List<Stay> in() {
    return open.stream().filter(Stay::in).toList();
  }

  /** The rooms by building, then by floor. */
  public Map<String, Map<String, List<IsolationRoom>>> buildings() {
    var buildings = new LinkedHashMap<String, Map<String, List<IsolationRoom>>>();
    for (var room : rooms) {
      buildings
          .computeIfAbsent(room.buildingName(), none -> new LinkedHashMap<>())
          .computeIfAbsent(room.floor(), none -> new java.util.ArrayList<>())
          .add(room);
    }
    return buildings;
  }

  /** How many rooms are in a state. */
  public long count(String state) {
    return rooms.stream().filter(room -> room.state().equals(state)).count();
  }

  /** True where the viewer may open this stay, and so see who it is and why. */
  public boolean opens(IsolationRoom.Bed bed) {
    return Stays.manages(scope, bed.unit());
  }

  /** The shape before a state's word. */
  public static String shape(String state) {
    return switch (state) {
      case "free" -> "✓";
      case "full" -> "▣";
      case "some" -> "◧";
      case "cleaning" -> "△";
      default -> "○";
    };
  }

  /** The class of a state in style sheets. */
  public static String style(String state) {
    return switch (state) {
      case "free" -> "status-ok";
      case "full", "some" -> "status-isolation";
      case "cleaning" -> "status-watch";
      default -> "status-missing";
    };
  }
}
