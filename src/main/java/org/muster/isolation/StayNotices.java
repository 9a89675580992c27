package org.muster.isolation;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.muster.notices.Tellings;
import org.muster.people.Chain;
import org.muster.people.PostKind;
import org.muster.shared.Text;
import org.springframework.stereotype.Component;

/** What this room tells people; of nobody's health by name, for notices travel by text message. */
@Component
class StayNotices {

  private final Tellings tellings;
  private final Chain chain;
  private final Clock clock;

  StayNotices(Tellings tellings, Chain chain, Clock clock) {
    this.tellings = tellings;
    this.chain = chain;
    this.clock = clock;
  }

  /** Who answers for them and the clinic are told of a high temperature at once. */
  void fever(Stay stay, UUID reading) {
    var room = stay.room() == null ? "" : stay.room();
    tell(
        "fever " + reading,
        Stream.concat(Stream.ofNullable(stay.owner()), chain.acting(PostKind.CLINIC).stream())
            .distinct()
            .toList(),
        true,
        "/isolation/stays/" + stay.id(),
        t -> t.of("isolation.notice.fever"),
        t -> t.of("isolation.notice.fever.what", room));
  }

  /** The student is told that they were placed. */
  void placed(Stay stay, String room) {
    tell(
        "placed " + stay.id(),
        List.of(stay.person()),
        true,
        "/isolation/mine",
        t -> t.of("isolation.notice.placed"),
        t -> t.of("isolation.notice.placed.what", room));
  }

  /** The student is told that they move. */
  void moved(Stay stay, IsolationRoom room) {
    tell(
        "moved " + stay.id() + " " + room.id() + " " + clock.instant(),
        List.of(stay.person()),
        true,
        "/isolation/mine",
        t -> t.of("isolation.notice.moved"),
        t -> t.of("isolation.notice.placed.what", room.label()));
  }

  private void tell(
      String key,
      List<UUID> to,
      boolean urgent,
      String path,
      Function<Text, String> title,
      Function<Text, String> body) {
    tellings.tell(
        to,
        new Tellings.Telling(
            "isolation " + key,
            urgent,
            path,
            clock.instant().plus(Duration.ofDays(1)),
            title,
            body));
  }
}
