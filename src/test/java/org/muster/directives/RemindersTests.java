package org.muster.directives;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.muster.MutableClock;
import org.muster.operation.Incident;
import org.muster.operation.Incidents;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever has not done what was ordered is gone after, and nobody is told anything twice. */
class RemindersTests extends Orders {

  private static final Duration TWO_DAYS = Duration.ofDays(2);

  @Autowired Incidents incidents;

  private void at(Duration afterStart) {
    clock.set(MutableClock.START.plus(afterStart));
    reminders.look();
    reminders.look();
  }

  @Test
  void onlyThoseWhoHaveNotDoneItAreRemindedAndNeverTwice() {
    here(
        () -> {
          var id = issue(draft(todo(1, TWO_DAYS), todo(2, TWO_DAYS)));
          done(id, 1, "T1");
          done(id, 2, "T1");
          done(id, 1, "T2");
          at(Duration.ofHours(23));
          assertThat(told(id)).hasSize(2);
          at(Duration.ofHours(25));
          at(Duration.ofHours(26));
          assertThat(told(id)).hasSize(3).last().isEqualTo("T2 任务即将到期：疫情防控任务 1");
          at(Duration.ofHours(47));
          assertThat(told(id)).hasSize(4).last().isEqualTo("T2 任务即将到期：疫情防控任务 1");
          done(id, 2, "T2");
          at(Duration.ofHours(49));
          assertThat(told(id)).hasSize(4);
          assertThat(incidents.open(all())).isEmpty();
        });
  }

  @Test
  void aReminderIsForWhoActsToday() {
    here(
        () -> {
          standIn("T2", "T6");
          var id = issue(draft(todo(1, TWO_DAYS)), COUNSELLORS, "T4");
          at(Duration.ofHours(25));
          assertThat(told(id)).last().isEqualTo("T6 任务即将到期：疫情防控任务 1");
        });
  }

  @Test
  void whenItIsDueTheSuperiorHearsOnceAndHoursLaterThereIsAnIncident() {
    here(
        () -> {
          var id = issue(draft(todo(1, TWO_DAYS), todo(2, TWO_DAYS)));
          done(id, 1, "T1");
          done(id, 2, "T1");
          at(Duration.ofHours(48));
          assertThat(told(id)).last().isEqualTo("T4 任务逾期：疫情防控任务 1");
          assertThat(incidents.open(all())).isEmpty();
          at(Duration.ofHours(53));
          assertThat(told(id)).filteredOn(one -> one.contains("逾期")).hasSize(1);
          assertThat(incidents.open(all()))
              .extracting(Incident::kind, Incident::subject, Incident::people, Incident::owner)
              .containsExactly(Tuple.tuple("directive", campus.colleges().get(1), 1, person("T4")));
          done(id, 1, "T2");
          done(id, 2, "T2");
          at(Duration.ofHours(54));
          assertThat(incidents.open(all())).isEmpty();
        });
  }

  @Test
  void aDirectiveThatIsWithdrawnRemindsNobody() {
    here(
        () -> {
          var id = issue(draft(todo(1, TWO_DAYS)));
          directives.withdraw(id, "情况变化", scope("T5"), "老师T5");
          at(Duration.ofHours(25));
          at(Duration.ofHours(60));
          assertThat(told(id)).hasSize(2);
          assertThat(incidents.open(all())).isEmpty();
          assertThat(receipts.mine(person("T1"))).isEmpty();
        });
  }

  @Test
  void whatIsOrderedForTodayHasNoReminderOfADayBefore() {
    here(
        () -> {
          var id = issue(draft(todo(1, Duration.ofHours(6))));
          at(Duration.ofHours(1));
          assertThat(told(id)).hasSize(2);
          at(Duration.ofHours(5));
          assertThat(told(id)).hasSize(4);
        });
  }
}
