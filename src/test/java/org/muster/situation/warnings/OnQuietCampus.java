package org.muster.situation.warnings;

import java.time.Duration;
import java.time.LocalDate;
import org.muster.people.Audience;
import org.muster.people.Institutions;
import org.muster.rounds.web.OnCampus;
import org.muster.situation.FigureKeeping;
import org.springframework.beans.factory.annotation.Autowired;

/** A campus on which days pass with everybody well, and their figures are kept. */
@SuppressWarnings("NullAway.Init")
abstract class OnQuietCampus extends OnCampus {

  @Autowired Sentinel sentinel;
  @Autowired FigureKeeping keeping;
  @Autowired Institutions institutions;

  /** Days before the present one on which everybody was well; then a new round of today. */
  void quietDays(int days) {
    var numbers = new String[12];
    for (int n = 0; n < 12; n++) {
      numbers[n] = "S%02d".formatted(n + 1);
    }
    for (int day = 0; day < days; day++) {
      reportWell(numbers);
      clock.set(round.dueAt().plusSeconds(1));
      LocalDate today = here(institutions::today);
      here(
          () -> {
            keeping.keep(today);
            return true;
          });
      clock.set(round.opensAt().plus(Duration.ofDays(1)));
      round =
          here(
              () ->
                  rounds.create(
                      "每日健康日报",
                      "daily-health",
                      Audience.ALL,
                      null,
                      clock.instant().plus(Duration.ofHours(8))));
    }
  }

  void fever(String... numbers) {
    for (var number : numbers) {
      reportFever(number);
    }
  }
}
