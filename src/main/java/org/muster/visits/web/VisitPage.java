package org.muster.visits.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import org.muster.visits.Expected;
import org.muster.visits.Visit;

/**
 * One visit: how far it is, who goes where, whom they saw.
 *
 * @param makes true for who made it, or has the whole in their charge
 */
public record VisitPage(
    Visit visit, List<Expected> people, Rooms rooms, boolean makes, Instant now, ZoneId zone) {

  /**
   * What one visitor has to do.
   *
   * @param rooms how many they go to
   */
  public record Walk(String visitor, long rooms, long people, long waiting) {}

  /** The visitors, who has most left first. */
  public List<Walk> walks() {
    Map<String, List<Expected>> by = new LinkedHashMap<>();
    people.forEach(
        one -> by.computeIfAbsent(one.visitorName(), none -> new ArrayList<>()).add(one));
    return by.entrySet().stream()
        .map(
            one ->
                new Walk(
                    one.getKey(),
                    one.getValue().stream().map(Expected::place).distinct().count(),
                    one.getValue().size(),
                    one.getValue().stream().filter(Expected::waiting).count()))
        .sorted(Comparator.comparingLong(Walk::waiting).reversed().thenComparing(Walk::visitor))
        .toList();
  }

  /** Everybody by room. */
  public SequencedMap<UUID, List<Expected>> byRoom() {
    return rooms.by(people);
  }
}
