package org.muster.drill;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What a drill that is being played carries from one moment to the next; it can be begun anew. */
final class Course {

  private final Map<UUID, Instant> rests = new HashMap<>();
  private int calls;
  private int answered;

  Course(int calls, int answered) {
    this.calls = calls;
    this.answered = answered;
  }

  void called(boolean spoken) {
    calls++;
    answered += spoken ? 1 : 0;
  }

  int calls() {
    return calls;
  }

  int answered() {
    return answered;
  }

  /** Somebody has nothing to do until then. */
  void rest(UUID caller, Instant until) {
    rests.put(caller, until);
  }

  boolean rests(UUID caller, Instant now) {
    return rests.getOrDefault(caller, Instant.MIN).isAfter(now);
  }
}
