package org.muster.isolation;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
    now(stay.person(), Span.Where.ISOLATION, stay.place(), stay.stay());
  }

  @EventListener
  void moved(StayMoved stay) {
    now(stay.person(), Span.Where.ISOLATION, stay.place(), stay.stay());
  }

  @EventListener
  void ended(StayEnded stay) {
    now(stay.person(), Span.Where.CAMPUS, null, stay.stay());
  }

  private void now(UUID person, Span.Where where, @Nullable UUID place, UUID stay) {
    whereabouts.moved(
        person, new Whereabouts.Move(where, place, null, clock.instant(), SOURCE, stay), SOURCE);
  }
}
