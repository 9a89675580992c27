package org.muster.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.calls.Call;
import org.muster.calls.CallSheets;
import org.muster.calls.Calls;
import org.muster.calls.Means;
import org.muster.calls.Outcome;
import org.muster.people.Audience;
import org.muster.people.Scopes;
import org.muster.people.Tie;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.workbench.Tasks;
import org.springframework.beans.factory.annotation.Autowired;

/** 179 students from Hubei are spoken to every third day, by the call sheet alone. */
@SuppressWarnings("NullAway.Init")
class SixtyDaysTests extends OnCampus {

  private static final int STUDENTS = 179;
  private static final int DAYS = 60;

  /** One call in five is not answered. */
  private static final double SILENT = 0.2;

  @Autowired WatchLists lists;
  @Autowired CallSheets sheets;
  @Autowired Calls calls;
  @Autowired Scopes scopes;
  @Autowired Tasks tasks;

  @Test
  void passWithoutOneThatWasMissed() {
    CurrentInstitution.run(campus.id(), this::enrol);
    CurrentInstitution.run(
        campus.id(),
        () ->
            lists.start(
                lists.draft(
                    new ListDraft(
                        "湖北生源",
                        "From Hubei",
                        Audience.of("region", "42"),
                        Layer.ATTENTION,
                        3,
                        LocalTime.of(20, 0),
                        0),
                    "张处长")));
    var luck = new Random(179);
    var last = new HashMap<UUID, Instant>();
    for (int day = 0; day < DAYS; day++) {
      var morning = nine(day);
      // What is not answered in the morning comes back within the day.
      for (var hour : List.of(0, 1, 3, 6, 9)) {
        clock.set(morning.plus(Duration.ofHours(hour)));
        CurrentInstitution.run(campus.id(), () -> callAll(luck, last));
      }
      clock.set(morning.plus(Duration.ofHours(11)));
      CurrentInstitution.run(
          campus.id(),
          () -> {
            assertThat(tasks.orphans()).isEmpty();
            assertThat(tasks.overdue(null, 1)).as("overdue").isEmpty();
          });
    }
    assertThat(last).hasSize(STUDENTS);
    // From one contact to the next never more than three days.
    assertThat(longestGap()).isLessThanOrEqualTo(3);
    assertThat(contacts()).isGreaterThanOrEqualTo((long) STUDENTS * DAYS / 3);
  }

  private void callAll(Random luck, Map<UUID, Instant> last) {
    for (var card : sheets.of(scopes.of(counsellor), false).due()) {
      boolean answers = luck.nextDouble() >= SILENT || clock.instant().equals(evening());
      calls.log(
          counsellor,
          new Call(
              card.person(),
              "watch",
              card.reasons().getFirst().subject(),
              Tie.SELF,
              Means.PHONE,
              answers ? Outcome.REACHED_WELL : Outcome.NO_ANSWER,
              "",
              Ids.next().toString(),
              null,
              90));
      if (answers) {
        last.put(card.person(), clock.instant());
      }
    }
  }

  /** Whoever is still silent at the ninth hour is found at last. */
  private Instant evening() {
    return nine((int) Duration.between(nine(0), clock.instant()).toDays())
        .plus(Duration.ofHours(9));
  }

  private void enrol() {
    // Only those who come now are from Hubei; the small campus itself is from elsewhere.
    for (int n = 1; n <= STUDENTS; n++) {
      campuses.student(
          campus.institution(), campus.classes().get(n % 2), room(), "H%03d".formatted(n));
    }
    jdbc.sql(
            "update people.person set origin = '420100' where institution_id = ? and number like"
                + " 'H%'")
        .param(campus.id())
        .update();
  }

  private UUID room() {
    return jdbc.sql(
            "select id from people.place where institution_id = ? and kind = 'room' order by name"
                + " limit 1")
        .param(campus.id())
        .query(UUID.class)
        .single();
  }

  private long contacts() {
    return CurrentInstitution.call(
        campus.id(),
        () ->
            jdbc.sql("select count(*) from calls.reached where institution_id = ?")
                .param(campus.id())
                .query(Long.class)
                .single());
  }

  private int longestGap() {
    return CurrentInstitution.call(
        campus.id(),
        () ->
            jdbc.sql(
                    """
                    select max(gap) from (
                      select (at at time zone 'Asia/Shanghai')::date
                             - lag((at at time zone 'Asia/Shanghai')::date)
                               over (partition by person_id order by at) as gap
                        from calls.reached where institution_id = ?) g
                    """)
                .param(campus.id())
                .query(Integer.class)
                .single());
  }

  /** Nine in the morning, Beijing time. */
  private static Instant nine(int day) {
    return Instant.parse("2026-11-21T01:00:00Z").plus(Duration.ofDays(day));
  }
}
