package org.muster.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.muster.shared.CurrentInstitution;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Two batches at the same moment, with a report of the same person in each. */
@SuppressWarnings("NullAway.Init")
class BesideEachOtherTests extends RoundsOnCampus {

  @Autowired TransactionTemplate transaction;

  @Test
  void theLaterReportHoldsThoughTheEarlierBatchIsDoneLast() throws Exception {
    var round = CurrentInstitution.call(campus.id(), this::open);
    try (var batches = Executors.newVirtualThreadPerTaskExecutor()) {
      var earlier =
          CurrentInstitution.call(
              campus.id(),
              () ->
                  transaction.execute(
                      status -> {
                        // The earlier batch comes as far as the first of its people.
                        jdbc.sql(
                                """
                                select 1 from rounds.roll
                                 where institution_id = ? and round_id = ? and person_id = ?
                                   for update
                                """)
                            .params(campus.id(), round.id(), person("S02"))
                            .query(Integer.class)
                            .single();
                        var waiting =
                            batches.submit(
                                apply(List.of(same(round, "S02", "a"), same(round, "S01", "a"))));
                        await().until(this::somebodyWaits);
                        try {
                          batches
                              .submit(apply(List.of(same(round, "S01", "b"))))
                              .get(20, TimeUnit.SECONDS);
                        } catch (Exception stuck) {
                          throw new IllegalStateException(stuck);
                        }
                        return waiting;
                      }));
      assertThat(java.util.Objects.requireNonNull(earlier).get(20, TimeUnit.SECONDS))
          .allMatch(Receipt.Accepted.class::isInstance);
    }
    here(
        () -> {
          assertThat(
                  count(
                      """
                      select count(*) from rounds.report
                       where institution_id = ? and round_id = ?
                      """,
                      campus.id(),
                      round.id()))
              .isEqualTo(3);
          assertThat(
                  jdbc.sql(
                          """
                          select d.submission from rounds.roll r
                            join rounds.report d on d.institution_id = r.institution_id
                             and d.round_id = r.round_id and d.id = r.report_id
                           where r.institution_id = ? and r.round_id = ? and r.person_id = ?
                          """)
                      .params(campus.id(), round.id(), person("S01"))
                      .query(String.class)
                      .single())
              .isEqualTo("b");
        });
  }

  private Callable<List<Receipt>> apply(List<Submission> submissions) {
    UUID institution = campus.id();
    return () -> CurrentInstitution.call(institution, () -> reports.takeAll(submissions));
  }

  private boolean somebodyWaits() {
    return count(
            """
            select count(*) from pg_locks l join pg_stat_activity a using (pid)
             where not l.granted and a.datname = current_database()
            """)
        > 0;
  }
}
