package org.muster.desks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muster.people.Readiness.Days;
import org.muster.people.Readiness.Whereabouts;
import org.muster.people.StaffLine;
import org.muster.shared.Ids;

/** Who can be on campus by tomorrow 8:00, asked at 20:00: twelve hours are left. */
class ReadyTests {

  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  static final Instant BY = NOW.plus(Duration.ofHours(12));

  Ready.Reason asked(@Nullable Days days) {
    return Ready.of(
            new StaffLine(Ids.next(), "T1", "王老师", "", null, List.of(), days, null), NOW, BY)
        .reason();
  }

  Days days(Whereabouts where, boolean works, boolean isolating, @Nullable Integer hours) {
    return new Days(LocalDate.of(2026, 11, 1), null, works, where, null, isolating, hours);
  }

  @Test
  void whoSaidNothingIsUnknownAndNotCountedEitherWay() {
    assertThat(asked(null)).isEqualTo(Ready.Reason.SILENT);
  }

  @Test
  void whoIsOnCampusCan() {
    assertThat(asked(days(Whereabouts.CAMPUS, true, false, null))).isEqualTo(Ready.Reason.CAMPUS);
  }

  @Test
  void whoIsolatesOnCampusCannot() {
    assertThat(asked(days(Whereabouts.CAMPUS, true, true, null))).isEqualTo(Ready.Reason.ISOLATING);
  }

  @Test
  void whoDoesNotWorkCannotHoweverNear() {
    assertThat(asked(days(Whereabouts.CAMPUS, false, false, 0)))
        .isEqualTo(Ready.Reason.NOT_WORKING);
  }

  @Test
  void whoNeedsNoMoreThanTheHoursThatAreLeftCan() {
    assertThat(asked(days(Whereabouts.AWAY, true, false, 12))).isEqualTo(Ready.Reason.IN_TIME);
    assertThat(asked(days(Whereabouts.AWAY, true, false, 13))).isEqualTo(Ready.Reason.TOO_FAR);
  }

  @Test
  void whoIsInTownButNotToBeRecalledCannot() {
    assertThat(asked(days(Whereabouts.TOWN, true, false, null)))
        .isEqualTo(Ready.Reason.NOT_RECALLABLE);
  }
}
