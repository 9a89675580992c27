package org.muster.requests;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.muster.notices.Tellings;
import org.muster.people.Institutions;
import org.springframework.stereotype.Component;

/** Tells people of requests; what a request is about stays on its page. */
@Component
class RequestTelling {

  private static final Duration FOR = Duration.ofDays(7);

  private final Tellings tellings;
  private final Institutions institutions;
  private final Clock clock;

  RequestTelling(Tellings tellings, Institutions institutions, Clock clock) {
    this.tellings = tellings;
    this.institutions = institutions;
    this.clock = clock;
  }

  /** Tells its holder that there is one; and whom it is about, where somebody else asked. */
  void asked(Request request) {
    forOffice(request, "asked", request.id());
    if (!request.asker().equals(request.about())) {
      send(request, "asked-for", request.id(), Set.of(request.about()));
    }
  }

  /** Tells those who asked, and the next who has to do something. */
  void decided(Request now, String what, UUID deed) {
    send(
        now,
        now.state() != Request.State.DONE ? what : now.lapses() ? "solved" : "brought",
        deed,
        new HashSet<>(List.of(now.asker(), now.about())));
    if (now.state() == Request.State.OPEN) {
      forOffice(now, "asked", deed);
    }
  }

  /** Tells who holds it. */
  void forOffice(Request request, String what, UUID deed) {
    if (request.owner() != null) {
      send(request, what, deed, Set.of(request.owner()));
    }
  }

  /** Tells some people what {@code requests.told.<what>} says; once for each cause. */
  void send(Request request, String what, UUID cause, Set<UUID> people) {
    tellings.tell(
        people,
        new Tellings.Telling(
            "request " + request.id() + " " + what + " " + cause,
            false,
            "/requests/" + request.id(),
            clock.instant().plus(FOR),
            t -> t.of("requests.told." + what, request.name().in(t)),
            t ->
                t.of(
                    "requests.told." + what + ".text",
                    request.name().in(t),
                    t.moment(request.dueAt(), institutions.current().zone()))));
  }
}
