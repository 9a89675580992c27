package org.muster.movement;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import org.muster.notices.Tellings;
import org.springframework.stereotype.Component;

/** What this room tells people; where somebody is stays on its page. */
@Component
class MovementNotices {

  private final Tellings tellings;
  private final Clock clock;

  MovementNotices(Tellings tellings, Clock clock) {
    this.tellings = tellings;
    this.clock = clock;
  }

  /**
   * Tells some people what {@code movement.told.<what>} says.
   *
   * @param cause the same is told once
   */
  void tell(String what, UUID cause, String path, Duration within, Collection<UUID> people) {
    tellings.tell(
        people,
        new Tellings.Telling(
            "movement " + what + " " + cause,
            false,
            path,
            clock.instant().plus(within),
            t -> t.of("movement.told." + what),
            t -> t.of("movement.told." + what + ".text")));
  }
}
