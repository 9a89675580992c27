package org.muster.rounds;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.notices.Draft;
import org.muster.notices.Notices;
import org.muster.notices.Recipients;
import org.muster.notices.Sender;
import org.muster.people.Institutions;
import org.springframework.stereotype.Service;

/** Reminders that somebody sends by hand: one to all who are missing in a class, not too often. */
@Service
public class Nudges {

  /** A class is reminded by hand once in this time, however many press the button. */
  static final Duration REST = Duration.ofMinutes(30);

  private final Notices notices;
  private final ChaseWords words;
  private final Institutions institutions;
  private final Clock clock;

  Nudges(Notices notices, ChaseWords words, Institutions institutions, Clock clock) {
    this.notices = notices;
    this.words = words;
    this.institutions = institutions;
    this.clock = clock;
  }

  /**
   * Reminds everybody who is missing in a unit.
   *
   * @return how many were told; 0 where they were reminded a short while ago
   */
  public int all(Round round, UUID unit, Sender by) {
    if (last(round, unit).isPresent()) {
      return 0;
    }
    var now = clock.instant();
    return notices
        .send(
            new Draft(
                key(round, unit, now),
                words.of(Chase.Kind.REMIND, round, institutions.current().zone()),
                false,
                new Draft.Act(ReportAction.WORD, round.id()),
                now.plus(Duration.ofHours(24))),
            new Recipients.Everybody(RoundCriterion.missing(round).and("units", unit)),
            by)
        .people();
  }

  /** When a unit was reminded by hand, where that is a short while ago. */
  public Optional<Instant> last(Round round, UUID unit) {
    var now = clock.instant();
    return notices
        .sentAt(List.of(key(round, unit, now), key(round, unit, now.minus(REST))))
        .filter(at -> at.isAfter(now.minus(REST)));
  }

  private static String key(Round round, UUID unit, Instant at) {
    return "nudge %s %s %d".formatted(round.id(), unit, at.getEpochSecond() / REST.toSeconds());
  }
}
