package org.muster.visits.web;

import java.time.ZoneId;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Ids;
import org.muster.visits.Expected;
import org.muster.visits.Visit;

/**
 * The rooms one visitor goes to, on their phone.
 *
 * @param viewer whose device keeps what is not sent yet
 * @param scanned the room whose code was scanned; null for none
 */
public record RoutePage(
    UUID viewer,
    Visit visit,
    List<Expected> people,
    Rooms rooms,
    @Nullable UUID scanned,
    ZoneId zone) {

  /** In the order of the house. */
  public SequencedMap<UUID, List<Expected>> byRoom() {
    return rooms.by(people);
  }

  public long waiting() {
    return people.stream().filter(Expected::waiting).count();
  }

  /** A fresh key for a form that is sent without a script. */
  public String key() {
    return Ids.next().toString();
  }
}
