package org.muster.province;

import java.time.Clock;
import java.time.Instant;
import org.muster.people.Institution;
import org.muster.people.Institutions;
import org.muster.rounds.Board;
import org.muster.rounds.Round;
import org.muster.rounds.Rounds;
import org.muster.rounds.Tally;
import org.springframework.stereotype.Component;

/** Counts the day of the institution in force. */
@Component
class Counting {

  private final Institutions institutions;
  private final Rounds rounds;
  private final Board board;
  private final InstitutionDays days;
  private final Clock clock;

  Counting(
      Institutions institutions, Rounds rounds, Board board, InstitutionDays days, Clock clock) {
    this.institutions = institutions;
    this.rounds = rounds;
    this.board = board;
    this.days = days;
    this.clock = clock;
  }

  /**
   * Writes down what the day came to so far; what the university has signed is not counted again.
   */
  void count() {
    var institution = institutions.current();
    var now = clock.instant();
    var today = institution.day(now);
    var round =
        rounds.current().filter(one -> !one.census() && one.day().equals(today)).orElse(null);
    var known = days.find(institution.id(), today).orElse(null);
    boolean signed =
        known != null
            && round != null
            && round.closedAt() != null
            && round.closedAt().equals(known.closedAt());
    if (!signed) {
      days.keep(
          round == null
              ? nothing(institution, now)
              : counted(institution, round, board.now(round).all(), now));
    }
  }

  private static InstitutionDay nothing(Institution institution, Instant now) {
    return new InstitutionDay(
        institution.id(),
        institution.day(now),
        "",
        institution.code(),
        institution.name(),
        null,
        null,
        null,
        0,
        0,
        0,
        0,
        0,
        now);
  }

  private static InstitutionDay counted(
      Institution institution, Round round, Tally tally, Instant now) {
    return new InstitutionDay(
        institution.id(),
        round.day(),
        "",
        institution.code(),
        institution.name(),
        round.openedAt(),
        round.dueAt(),
        round.closedAt(),
        tally.roll(),
        tally.reported(),
        tally.proxy(),
        tally.excused(),
        tally.unreachable(),
        now);
  }
}
