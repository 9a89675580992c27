package org.muster.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.muster.MusterTest;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@MusterTest
class TrailTests {

  private static final Actor WANG =
      new Actor(UUID.fromString("00000000-0000-7000-8000-000000000001"), "王老师", "192.0.2.7");

  @Autowired Trail trail;
  @Autowired JdbcClient sql;
  @Autowired TransactionTemplate transaction;

  private final UUID institution = Ids.next();

  private void within(Runnable work) {
    CurrentInstitution.run(institution, () -> WANG.run(work));
  }

  private void record(int entries) {
    within(
        () ->
            IntStream.rangeClosed(1, entries)
                .forEach(n -> trail.record("round.closed", "round", n, Map.of("level", n))));
  }

  @Test
  void saysWhoDidWhatToWhat() {
    record(2);
    within(
        () ->
            assertThat(trail.read("round", "2", Long.MAX_VALUE, 10))
                .singleElement()
                .satisfies(
                    entry -> {
                      assertThat(entry.seq()).isEqualTo(2);
                      assertThat(entry.actor()).isEqualTo("王老师");
                      assertThat(entry.actorId()).isEqualTo(WANG.person());
                      assertThat(entry.action()).isEqualTo("round.closed");
                      assertThat(entry.detail())
                          .isEqualTo("{\"from\": \"192.0.2.7\", \"level\": 2}");
                    }));
  }

  @Test
  void holdsWhereNothingWasAltered() {
    record(5);
    within(
        () -> {
          assertThat(trail.verify().holds()).isTrue();
          assertThat(trail.verify().entries()).isEqualTo(5);
          assertThat(trail.verify().head()).hasSize(64);
        });
  }

  @Test
  void holdsWhereManyWriteAtOnce() throws Exception {
    try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Void> writer =
          () -> {
            record(10);
            return null;
          };
      for (var done : writers.invokeAll(List.of(writer, writer, writer, writer))) {
        done.get();
      }
    }
    within(
        () -> {
          assertThat(trail.verify().entries()).isEqualTo(40);
          assertThat(trail.verify().holds()).isTrue();
        });
  }

  @Test
  void showsWhereAnEntryWasAltered() {
    record(5);
    assertThat(
            brokenAfter("update audit.entry set actor = '别人' where institution_id = ? and seq = 3"))
        .isEqualTo(3);
  }

  @Test
  void showsWhereAnEntryIsGone() {
    record(5);
    assertThat(brokenAfter("delete from audit.entry where institution_id = ? and seq = 3"))
        .isEqualTo(4);
  }

  @Test
  void showsWhereAForgedEntryWasRehashed() {
    record(5);
    assertThat(
            brokenAfter(
                """
                update audit.entry e set detail = '{}', hash = audit.link(e.previous_hash,
                    row(e.institution_id, e.seq, e.at, e.actor_id, e.actor, e.action,
                        e.subject_kind, e.subject_id, '{}'::jsonb, e.previous_hash,
                        e.hash)::audit.entry)
                 where institution_id = ? and seq = 3
                """))
        .isEqualTo(4);
  }

  /** Tampers as the owner of the database could, looks, and takes it back. */
  private long brokenAfter(String tampering) {
    return CurrentInstitution.<Long, RuntimeException>call(
        institution,
        () ->
            transaction.execute(
                status -> {
                  status.setRollbackOnly();
                  sql.sql("alter table audit.entry no force row level security").update();
                  assertThat(sql.sql(tampering).param(institution).update()).isOne();
                  return trail.verify().firstBroken().orElseThrow();
                }));
  }

  @Test
  void cannotBeAlteredByTheProgramItself() {
    record(1);
    within(
        () -> {
          assertThat(sql.sql("update audit.entry set actor = 'nobody'").update()).isZero();
          assertThat(sql.sql("delete from audit.entry").update()).isZero();
          assertThat(trail.verify().entries()).isOne();
        });
  }

  @Test
  void forgetsWhatWasTakenBack() {
    within(
        () -> {
          assertThatThrownBy(
                  () ->
                      transaction.executeWithoutResult(
                          status -> {
                            trail.record("round.closed", "round", 1, Map.of());
                            throw new IllegalStateException("the act failed");
                          }))
              .isInstanceOf(IllegalStateException.class);
          assertThat(trail.read(null, null, Long.MAX_VALUE, 10)).isEmpty();
        });
  }

  @Test
  void isAnotherInstitutionsSecret() {
    record(1);
    CurrentInstitution.run(
        Ids.next(), () -> assertThat(trail.read(null, null, Long.MAX_VALUE, 10)).isEmpty());
  }

  @Test
  void namesMusterWhereNobodyActs() {
    CurrentInstitution.run(
        institution,
        () -> {
          trail.record("round.opened", "round", 1, Map.of());
          assertThat(trail.read(null, null, Long.MAX_VALUE, 1))
              .singleElement()
              .satisfies(entry -> assertThat(entry.actor()).isEqualTo("Muster"));
        });
  }
}
