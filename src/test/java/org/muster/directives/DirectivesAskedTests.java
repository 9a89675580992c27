package org.muster.directives;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.people.PostKind;
import org.springframework.beans.factory.annotation.Autowired;

/** What directives ask of people's time. */
class DirectivesAskedTests extends Orders {

  @Autowired DirectivesAsked asked;

  private Map<PostKind, Double> thisHour() {
    var now = clock.instant();
    return asked.between(now.minus(Duration.ofHours(1)), now.plus(Duration.ofMinutes(1))).posts();
  }

  @Test
  void whatIsToBeDoneTakesEachReceiverTheSame() {
    here(
        () -> {
          issue(draft(todo(1, Duration.ofDays(1))));
          assertThat(thisHour()).containsExactly(Map.entry(PostKind.COUNSELLOR, 40.0));
        });
  }

  @Test
  void whatIsWithdrawnAsksForNothing() {
    here(
        () -> {
          var id = issue(draft(todo(1, Duration.ofDays(1))));
          directives.withdraw(id, "重复下发", scope("T5"), "老师T5");
          assertThat(thisHour()).isEmpty();
        });
  }
}
