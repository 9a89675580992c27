package org.muster.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muster.MusterTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The jobs' own table as it is after the clock was an hour ahead and has been set back. */
@MusterTest
class SteppedClockTests {

  /** Long ago, so that the program that runs beside it finds nothing in its own future. */
  private static final Instant NOW = Instant.parse("2020-02-01T00:12:00Z");

  private static final Instant AHEAD = NOW.plus(Duration.ofHours(1));

  @Autowired SteppedClock stepped;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void clear() {
    jdbc.sql("delete from scheduled_tasks where task_name like 'stepped-%'").update();
  }

  @Test
  void aJobThatWasDoneInTheFutureRestsNoLongerThanItDoesAnyway() {
    done("stepped-often", AHEAD, AHEAD.plusSeconds(15));
    done("stepped-daily", AHEAD, AHEAD.plus(Duration.ofHours(20)));

    stepped.bringBack(NOW);

    assertThat(next("stepped-often")).isEqualTo(NOW.plusSeconds(15));
    assertThat(next("stepped-daily")).isEqualTo(NOW.plus(Duration.ofHours(20)));
    assertThat(stepped.bringBack(NOW)).as("nothing is left to be brought back").isZero();
  }

  @Test
  void oneThatFailedThereToo() {
    write("stepped-failed", AHEAD.plusSeconds(15), null, AHEAD, null);
    stepped.bringBack(NOW);
    assertThat(next("stepped-failed")).isEqualTo(NOW.plusSeconds(15));
  }

  @Test
  void oneThatIsToBeDoneForTheFirstTimeInAYearIsDoneNow() {
    write("stepped-first", NOW.plus(Duration.ofDays(365)), null, null, null);
    stepped.bringBack(NOW);
    assertThat(next("stepped-first")).isEqualTo(NOW);
  }

  @Test
  void oneWhoseProgramWasKilledThereIsMissedInHalfAMinute() {
    write("stepped-killed", AHEAD, AHEAD.minusSeconds(15), null, AHEAD);

    stepped.bringBack(NOW);

    assertThat(time("last_heartbeat", "stepped-killed")).isEqualTo(NOW);
    assertThat(next("stepped-killed")).as("it is held by somebody").isEqualTo(AHEAD);
  }

  @Test
  void allOthersAreLeftAsTheyAre() {
    var soon = NOW.plusSeconds(14);
    done("stepped-well", NOW.minusSeconds(1), soon);
    done("stepped-apart", NOW.plusSeconds(30), NOW.plusSeconds(45));
    done("stepped-monthly", NOW.minusSeconds(1), NOW.plus(Duration.ofDays(30)));
    write("stepped-tonight", NOW.plus(Duration.ofHours(24)), null, null, null);

    assertThat(stepped.bringBack(NOW)).isZero();

    assertThat(next("stepped-well")).isEqualTo(soon);
    assertThat(next("stepped-monthly")).isEqualTo(NOW.plus(Duration.ofDays(30)));
  }

  private void done(String job, Instant last, Instant next) {
    write(job, next, last, null, null);
  }

  private void write(
      String job,
      Instant next,
      @Nullable Instant success,
      @Nullable Instant failure,
      @Nullable Instant heartbeat) {
    jdbc.sql(
            """
            insert into scheduled_tasks (task_name, task_instance, version, execution_time,
              last_success, last_failure, last_heartbeat, picked)
            values (?, 'recurring', 1, ?, ?, ?, ?, ?)
            """)
        .params(
            Arrays.asList(
                job, utc(next), utc(success), utc(failure), utc(heartbeat), heartbeat != null))
        .update();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }

  private Instant next(String job) {
    return time("execution_time", job);
  }

  private Instant time(String column, String job) {
    return jdbc.sql("select " + column + " from scheduled_tasks where task_name = ?")
        .param(job)
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }
}
