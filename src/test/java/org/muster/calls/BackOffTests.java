package org.muster.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.muster.people.Tie;
import org.muster.shared.Ids;

class BackOffTests {

  private static final Instant EIGHT = Instant.parse("2026-11-21T00:00:00Z");
  private static final Set<Tie> EVERYBODY = EnumSet.allOf(Tie.class);

  private final List<Attempt> tried = new ArrayList<>();

  @Test
  void beginsWithThePersonsOwnNumberAtOnce() {
    assertThat(next(EVERYBODY)).isEqualTo(new Next(EIGHT, Tie.SELF, false, 0));
  }

  @Test
  void callsAgainAfterTwentyMinutesAnHourAndThenEveryThree() {
    assertThat(afterNoAnswer(Tie.SELF, 0)).isEqualTo(at(20));
    assertThat(afterNoAnswer(Tie.SELF, 20)).isEqualTo(at(80));
    assertThat(afterNoAnswer(Tie.CLASS_LEADER, 80)).isEqualTo(at(260));
    assertThat(afterNoAnswer(Tie.ROOM_MATE, 260)).isEqualTo(at(440));
  }

  @Test
  void triesSecondSourcesInOrderAfterTwoUnansweredCallsOfTheOwnNumber() {
    afterNoAnswer(Tie.SELF, 0);
    assertThat(next(EVERYBODY).whom()).isEqualTo(Tie.SELF);
    afterNoAnswer(Tie.SELF, 20);
    assertThat(next(EVERYBODY).whom()).isEqualTo(Tie.CLASS_LEADER);
    afterNoAnswer(Tie.CLASS_LEADER, 80);
    assertThat(next(EVERYBODY).whom()).isEqualTo(Tie.ROOM_MATE);
    assertThat(next(EnumSet.of(Tie.SELF, Tie.PARENT)).whom()).isEqualTo(Tie.PARENT);
    afterNoAnswer(Tie.ROOM_MATE, 260);
    afterNoAnswer(Tie.PARENT, 440);
    assertThat(next(EVERYBODY).whom()).as("all tried: the own number again").isEqualTo(Tie.SELF);
  }

  @Test
  void takesAWrongNumberOutAndTriesTheNextAtOnce() {
    add(Tie.SELF, Outcome.WRONG_NUMBER, 5);
    assertThat(next(EVERYBODY)).isEqualTo(new Next(at(5), Tie.CLASS_LEADER, false, 0));
    add(Tie.CLASS_LEADER, Outcome.WRONG_NUMBER, 6);
    assertThat(next(EVERYBODY)).isEqualTo(new Next(at(6), Tie.ROOM_MATE, false, 0));
    assertThat(next(EnumSet.of(Tie.SELF, Tie.CLASS_LEADER)).whom())
        .as("no number is left")
        .isNull();
  }

  @Test
  void asksThoseWhoMayKnowWhereThereIsNoOwnNumber() {
    assertThat(next(EnumSet.of(Tie.PARENT)).whom()).isEqualTo(Tie.PARENT);
    assertThat(next(EnumSet.noneOf(Tie.class)).whom()).isNull();
  }

  @Test
  void givesOneWhoWasReachedAnHourAndBeginsAnew() {
    afterNoAnswer(Tie.SELF, 0);
    afterNoAnswer(Tie.SELF, 20);
    add(Tie.SELF, Outcome.REACHED_WELL, 80);
    assertThat(next(EVERYBODY)).isEqualTo(new Next(at(140), Tie.SELF, false, 0));
    assertThat(afterNoAnswer(Tie.SELF, 140)).isEqualTo(at(160));
  }

  @Test
  void leavesOneWhoRefusedToTheChiefCounsellorUntilSomebodySpeaksWithThem() {
    add(Tie.SELF, Outcome.REFUSED, 3);
    assertThat(next(EVERYBODY)).isEqualTo(new Next(at(3), Tie.SELF, true, 0));
    afterNoAnswer(Tie.SELF, 10);
    assertThat(next(EVERYBODY)).isEqualTo(new Next(at(30), Tie.SELF, true, 1));
    add(Tie.SELF, Outcome.REACHED_WELL, 30);
    assertThat(next(EVERYBODY).refused()).isFalse();
  }

  private Instant afterNoAnswer(Tie whom, int minute) {
    add(whom, Outcome.NO_ANSWER, minute);
    return next(EVERYBODY).at();
  }

  private Next next(Set<Tie> there) {
    return BackOff.next(EIGHT, tried, there);
  }

  private void add(Tie whom, Outcome outcome, int minute) {
    tried.add(
        new Attempt(
            Ids.next(),
            Ids.next(),
            "missing",
            whom,
            Means.PHONE,
            outcome,
            null,
            null,
            "王老师",
            at(minute)));
  }

  private static Instant at(int minute) {
    return EIGHT.plus(Duration.ofMinutes(minute));
  }
}
