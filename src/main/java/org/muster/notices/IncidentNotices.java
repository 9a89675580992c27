package org.muster.notices;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.operation.Incident;
import org.muster.operation.Incidents;
import org.muster.operation.IncidentsOpened;
import org.muster.shared.Text;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells the owners of incidents that there is one, in the transaction that opened it: an incident
 * whose owner was not told would be nobody's. Each owner is told once of each.
 */
@Component
class IncidentNotices {

  private static final Duration WITHIN = Duration.ofDays(2);

  private final Incidents incidents;
  private final Tellings tellings;
  private final Clock clock;

  IncidentNotices(Incidents incidents, Tellings tellings, Clock clock) {
    this.incidents = incidents;
    this.tellings = tellings;
    this.clock = clock;
  }

  @EventListener
  void on(IncidentsOpened opened) {
    incidents.of(opened.incidents()).stream()
        .filter(incident -> incident.owner() != null)
        .collect(Collectors.groupingBy(IncidentNotices::owner))
        .forEach(this::tell);
  }

  private void tell(UUID owner, List<Incident> theirs) {
    var first = theirs.getFirst();
    tellings.tell(
        List.of(owner),
        new Tellings.Telling(
            "incident %s %s".formatted(first.id(), owner),
            true,
            "/incidents",
            clock.instant().plus(WITHIN),
            t -> t.of("notices.incident", theirs.size()),
            t -> body(t, first)));
  }

  private static String body(Text t, Incident first) {
    return t.of("operation.incident." + first.kind(), first.what(), first.people());
  }

  private static UUID owner(Incident incident) {
    if (incident.owner() == null) {
      throw new IllegalStateException("nobody answers for it");
    }
    return incident.owner();
  }
}
