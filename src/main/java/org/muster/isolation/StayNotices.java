package org.muster.isolation;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.muster.notices.Draft;
import org.muster.notices.Notices;
import org.muster.notices.Recipients;
import org.muster.notices.Sender;
import org.muster.notices.Words;
import org.muster.people.Chain;
import org.muster.people.PostKind;
import org.muster.shared.Text;
import org.muster.shared.Texts;
import org.springframework.stereotype.Component;

/** What this room tells people; of nobody's health by name, for notices travel by text message. */
@Component
class StayNotices {

  private final Notices notices;
  private final Chain chain;
  private final Texts texts;
  private final Clock clock;

  StayNotices(Notices notices, Chain chain, Texts texts, Clock clock) {
    this.notices = notices;
    this.chain = chain;
    this.texts = texts;
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

  /** The student is told that what they asked for was done. */
  void answered(Need need) {
    tell(
        "need " + need.id() + " " + clock.instant(),
        List.of(need.person()),
        false,
        "/isolation/mine",
        t -> t.of("isolation.notice.need"),
        t -> t.of("isolation.notice.need.what"));
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

  private void tell(
      String key,
      List<UUID> to,
      boolean urgent,
      String path,
      Function<Text, String> title,
      Function<Text, String> body) {
    var chinese = texts.of(Locale.SIMPLIFIED_CHINESE);
    var english = texts.of(Locale.ENGLISH);
    notices.send(
        new Draft(
            "isolation " + key,
            new Words(
                title.apply(chinese),
                body.apply(chinese),
                title.apply(english),
                body.apply(english)),
            urgent,
            null,
            path,
            clock.instant().plus(Duration.ofDays(1))),
        new Recipients.Each(to.stream().map(one -> new Recipients.One(one, Map.of())).toList()),
        Sender.PROGRAM);
  }
}
