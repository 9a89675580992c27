package org.muster.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.MusterTest;
import org.muster.MutableClock;
import org.muster.people.Audience;
import org.muster.people.RosterApplied;
import org.muster.rounds.Rounds;
import org.muster.rounds.SmallCampus;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A roster was applied, and the rolls that follow it did not hear of it. */
@MusterTest
@Import(SmallCampus.class)
@SuppressWarnings("NullAway.Init") // set before each test
class UnheardEventsTests {

  private static final String FOLLOWER =
      "org.muster.rounds.RosterFollower.on(org.muster.people.RosterApplied)";
  private static final String FIGURES =
      "org.muster.rounds.ClosedFigures.closed(org.muster.rounds.RoundClosed)";
  private static final String APPLIED = "org.muster.people.RosterApplied";
  private static final String CLOSED = "org.muster.rounds.RoundClosed";

  @Autowired UnheardEvents unheard;
  @Autowired SmallCampus campuses;
  @Autowired Rounds rounds;
  @Autowired JdbcClient jdbc;
  @Autowired MutableClock clock;
  @Autowired TransactionTemplate transaction;
  @Autowired ApplicationEventPublisher events;

  SmallCampus.Made campus;
  UUID round;

  @BeforeEach
  void aStudentJoinsWhileARoundIsOpen() {
    campus = campuses.make();
    CurrentInstitution.run(
        campus.id(),
        () -> {
          var due = clock.instant().plus(Duration.ofHours(8));
          round = rounds.create("日报", "daily-health", Audience.ALL, null, due).id();
          var room =
              jdbc.sql("select id from people.place where institution_id = ? and kind = 'room'")
                  .param(campus.id())
                  .query(UUID.class)
                  .list()
                  .getFirst();
          campuses.student(campus.institution(), campus.classes().getFirst(), room, "S13");
        });
    assertThat(onRoll()).isEqualTo(12);
  }

  @Test
  void aListenerThatFailedIsCalledAgainAndTheEventIsForgotten() {
    hold("now()");
    await().until(() -> !answers());
    transaction.executeWithoutResult(
        status -> events.publishEvent(new RosterApplied(campus.id(), Ids.next())));
    await().until(() -> unheardWith("FAILED") == 1);
    hold("null");
    await().until(this::answers);
    assertThat(onRoll()).isEqualTo(12);

    clock.advance(Duration.ofMinutes(3));
    unheard.bring();

    await().until(() -> onRoll() == 13 && unheardEvents() == 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUBLISHED", "PROCESSING", "RESUBMITTED", "FAILED"})
  void whateverItsProgramWasDoingWhenItWasKilled(String status) {
    write(FOLLOWER, APPLIED, applied(), status, Duration.ofMinutes(-3));

    unheard.bring();

    await().until(() -> onRoll() == 13 && unheardEvents() == 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUBLISHED", "RESUBMITTED"})
  void andAlsoWhenTheClockWasAheadThen(String status) {
    write(FOLLOWER, APPLIED, applied(), status, Duration.ofHours(1));

    unheard.bring();

    await().until(() -> onRoll() == 13 && unheardEvents() == 0);
  }

  @Test
  void whoMayStillBeAtItIsWaitedFor() {
    write(FOLLOWER, APPLIED, applied(), "PROCESSING", Duration.ofSeconds(-100));
    unheard.bring();
    assertThat(attempts(FOLLOWER)).isEqualTo(1);
  }

  @Test
  void oneThatNobodyCanHearNeitherHoldsUpOthersNorIsTriedWithoutEnd() {
    var longAgo = Duration.ofMinutes(-10);
    write(FOLLOWER, APPLIED, "{\"institution\": \"" + campus.id(), "FAILED", longAgo);
    write("org.muster.Gone.on", "org.muster.Gone", applied(), "FAILED", longAgo);
    write("org.muster.Gone.on", APPLIED, applied(), "FAILED", longAgo);
    write(FIGURES, CLOSED, closedRoundThatIsGone(), "FAILED", longAgo);
    write(FOLLOWER, APPLIED, applied(), "FAILED", Duration.ofMinutes(-3));

    unheard.bring();
    await().until(() -> onRoll() == 13);
    await().until(() -> unheardEvents() == 4 && failed(FIGURES, 2));

    clock.advance(Duration.ofMinutes(3));
    unheard.bring();
    assertThat(attempts(FIGURES)).isEqualTo(2);

    clock.advance(Duration.ofMinutes(2));
    unheard.bring();
    await().until(() -> failed(FIGURES, 3));
  }

  private boolean failed(String listener, int attempts) {
    return attempts(listener) == attempts
        && count("listener_id = ? and status = 'FAILED'", listener) == 1;
  }

  private void hold(String at) {
    jdbc.sql("update people.institution set held_at = " + at + " where id = ?")
        .param(campus.id())
        .update();
  }

  private boolean answers() {
    try {
      return CurrentInstitution.call(
          campus.id(), () -> jdbc.sql("select true").query(Boolean.class).single());
    } catch (DataAccessException held) {
      return false;
    }
  }

  private long onRoll() {
    return CurrentInstitution.call(
        campus.id(),
        () ->
            jdbc.sql("select count(*) from rounds.roll where institution_id = ? and round_id = ?")
                .params(campus.id(), round)
                .query(Long.class)
                .single());
  }

  private String applied() {
    return "{\"institution\":\"%s\",\"importId\":\"%s\"}".formatted(campus.id(), Ids.next());
  }

  private String closedRoundThatIsGone() {
    return "{\"institution\":\"%s\",\"round\":\"%s\",\"unit\":\"%s\",\"level\":\"UNIVERSITY\"}"
        .formatted(campus.id(), Ids.next(), Ids.next());
  }

  private void write(String listener, String type, String event, String status, Duration at) {
    var then = clock.instant().plus(at).atOffset(ZoneOffset.UTC);
    jdbc.sql(
            """
            insert into event_publication (id, listener_id, event_type, serialized_event, status,
              publication_date, last_resubmission_date, completion_attempts)
            values (?, ?, ?, ?, ?, ?, ?, 1)
            """)
        .params(Ids.next(), listener, type, event, status, then, then)
        .update();
  }

  private int attempts(String listener) {
    return jdbc.sql(
            """
            select completion_attempts from event_publication
             where listener_id = ? and position(? in serialized_event) > 0
            """)
        .params(listener, campus.id().toString())
        .query(Integer.class)
        .single();
  }

  private long unheardWith(String status) {
    return count("status = ?", status);
  }

  private long unheardEvents() {
    return count("?", true);
  }

  private long count(String which, Object parameter) {
    return jdbc.sql(
            "select count(*) from event_publication where position(? in serialized_event) > 0 and "
                + which)
        .params(campus.id().toString(), parameter)
        .query(Long.class)
        .single();
  }
}
