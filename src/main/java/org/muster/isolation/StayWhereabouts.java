package org.muster.isolation;

import java.time.Clock;
import org.muster.movement.Span;
import org.muster.movement.Whereabouts;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who is isolated sleeps in that room, and after it in their own again. */
@Component
class StayWhereabouts {

  private static final String SOURCE = "isolation";

  private final Whereabouts whereabouts;
  private final Clock clock;

  StayWhereabouts(Whereabouts whereabouts, Clock clock) {
    this.whereabouts = whereabouts;
    this.clock = clock;
  }

  @EventListener
  void began(StayBegan stay) {
    whereabouts.moved(
        stay.person(),
        new Whereabouts.Move(
            Span.Where.ISOLATION, stay.place(), null, clock.instant(), SOURCE, stay.stay()),
        SOURCE);
  }

  @EventListener
  void moved(StayMoved stay) {
    whereabouts.moved(
        stay.person(),
        new Whereabouts.Move(
            Span.Where.ISOLATION, stay.place(), null, clock.instant(), SOURCE, stay.stay()),
        SOURCE);
  }

  @EventListener
  void ended(StayEnded stay) {
    whereabouts.moved(
        stay.person(),
        new Whereabouts.Move(Span.Where.CAMPUS, null, null, clock.instant(), SOURCE, stay.stay()),
        SOURCE);
  }
}
