package org.muster.requests;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.muster.notices.Draft;
import org.muster.notices.Notices;
import org.muster.notices.Recipients;
import org.muster.notices.Sender;
import org.muster.notices.Words;
import org.muster.people.Institutions;
import org.muster.shared.Texts;
import org.springframework.stereotype.Component;

/** Tells people of requests; what a request is about stays on its page. */
@Component
class RequestTelling {

  private static final Duration FOR = Duration.ofDays(7);

  private final Notices notices;
  private final Institutions institutions;
  private final Texts texts;
  private final Clock clock;

  RequestTelling(Notices notices, Institutions institutions, Texts texts, Clock clock) {
    this.notices = notices;
    this.institutions = institutions;
    this.texts = texts;
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
        now.state() == Request.State.DONE ? "solved" : what,
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
    var to = new HashSet<>(people);
    if (to.isEmpty()) {
      return;
    }
    var chinese = said(Locale.SIMPLIFIED_CHINESE, what, request);
    var english = said(Locale.ENGLISH, what, request);
    notices.send(
        new Draft(
            "request " + request.id() + " " + what + " " + cause,
            new Words(chinese.get(0), chinese.get(1), english.get(0), english.get(1)),
            false,
            null,
            "/requests/" + request.id(),
            clock.instant().plus(FOR)),
        new Recipients.Each(
            to.stream().map(one -> new Recipients.One(one, java.util.Map.of())).toList()),
        Sender.PROGRAM);
  }

  private List<String> said(Locale locale, String what, Request request) {
    var t = texts.of(locale);
    var name = request.name().in(locale);
    var due = t.moment(request.dueAt(), institutions.current().zone());
    return Arrays.asList(
        t.of("requests.told." + what, name), t.of("requests.told." + what + ".text", name, due));
  }
}
