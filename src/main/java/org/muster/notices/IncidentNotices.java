package org.muster.notices;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.operation.Incident;
import org.muster.operation.Incidents;
import org.muster.operation.IncidentsOpened;
import org.muster.shared.Text;
import org.muster.shared.Texts;
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
  private final Notices notices;
  private final Texts texts;
  private final Clock clock;

  IncidentNotices(Incidents incidents, Notices notices, Texts texts, Clock clock) {
    this.incidents = incidents;
    this.notices = notices;
    this.texts = texts;
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
    notices.send(
        new Draft(
            "incident %s %s".formatted(first.id(), owner),
            words(first, theirs.size()),
            true,
            null,
            "/incidents",
            clock.instant().plus(WITHIN)),
        new Recipients.Each(List.of(new Recipients.One(owner, Map.of()))),
        Sender.PROGRAM);
  }

  private Words words(Incident first, int count) {
    var chinese = texts.of(Locale.SIMPLIFIED_CHINESE);
    var english = texts.of(Locale.ENGLISH);
    return new Words(
        chinese.of("notices.incident", count),
        body(chinese, first),
        english.of("notices.incident", count),
        body(english, first));
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
