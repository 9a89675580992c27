package org.muster.workbench.web;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.people.Institutions;
import org.muster.people.PersonLine;
import org.muster.people.Scope;
import org.muster.shared.Text;
import org.muster.workbench.Moment;
import org.muster.workbench.MomentSource;
import org.springframework.stereotype.Component;

/** One timeline of what all rooms know of a person, as far as the viewer may see it. */
@Component
class Timeline {

  private static final int SHOWN = 40;

  private final List<MomentSource> rooms;
  private final Institutions institutions;
  private final Clock clock;

  Timeline(List<MomentSource> rooms, Institutions institutions, Clock clock) {
    this.rooms = rooms;
    this.institutions = institutions;
    this.clock = clock;
  }

  /**
   * The newest moments before one.
   *
   * @param before null for up to now
   */
  TimelinePart of(PersonLine person, Scope scope, Text t, @Nullable Instant before) {
    // What was kept in this very instant belongs to it.
    var end = before == null ? clock.instant().plusSeconds(1) : before;
    var found =
        rooms.stream()
            .flatMap(room -> room.of(person, scope, t, end, SHOWN + 1).stream())
            .sorted(Comparator.comparing(Moment::at).reversed())
            .limit(SHOWN + 1)
            .toList();
    boolean more = found.size() > SHOWN;
    return new TimelinePart(
        more ? found.subList(0, SHOWN) : found, more, institutions.current().zone());
  }
}
