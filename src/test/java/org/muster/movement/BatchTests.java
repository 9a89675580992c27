package org.muster.movement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.muster.requests.Asking;
import org.muster.shared.Problem;
import org.springframework.beans.factory.annotation.Autowired;

/** Coming back by batches: never more on a day than there are places. */
class BatchTests extends Asking {

  @Autowired Batches batches;
  @Autowired BatchPlans plans;
  @Autowired Passes passes;
  @Autowired Whereabouts whereabouts;

  private UUID batch(int capacity) {
    for (var number : List.of("S01", "S02", "S03")) {
      whereabouts.moved(
          person(number),
          new Whereabouts.Move(Span.Where.HOME, null, "420100", clock.instant(), "roster", null),
          "-");
    }
    var today = campus.institution().day(clock.instant());
    return plans.make(
        new BatchPlans.Plan(
            "第一批", campus.classes().getFirst(), today.plusDays(1), today.plusDays(2), capacity),
        scope("T5"),
        "张处长");
  }

  private void take(UUID batch, String number, int days) {
    batches.take(
        batch,
        person(number),
        campus.institution().day(clock.instant()).plusDays(days),
        "试" + number);
  }

  @Test
  void aDayTakenIsAPassAndAnotherDayIsAnotherPass() {
    here(
        () -> {
          var id = batch(2);
          take(id, "S01", 1);
          take(id, "S01", 2);
          assertThat(passes.of(person("S01"))).hasSize(1);
          assertThat(batches.open(scope("S01")).getFirst().taken()).isEqualTo(1);
          assertThat(tasks.orphans()).isEmpty();
          // The two others have not chosen.
          assertThat(tasks.of(person("S02"), 10)).hasSize(1);
          assertThat(tasks.of(person("S01"), 10)).isEmpty();
        });
  }

  @Test
  void ofTwoWhoWantTheLastPlaceOneGetsIt() {
    here(
        () -> {
          var id = batch(1);
          take(id, "S03", 2);
          var gate = new CyclicBarrier(2);
          var outcomes = new ArrayList<String>();
          try (var threads = Executors.newFixedThreadPool(2)) {
            var running = new ArrayList<Future<String>>();
            for (var number : List.of("S01", "S02")) {
              running.add(
                  threads.submit(
                      () -> {
                        gate.await();
                        try {
                          here(() -> take(id, number, 1));
                          return "";
                        } catch (Problem problem) {
                          return problem.code();
                        }
                      }));
            }
            for (var one : running) {
              outcomes.add(one.get());
            }
          } catch (InterruptedException | java.util.concurrent.ExecutionException broken) {
            throw new AssertionError(broken);
          }
          assertThat(outcomes).containsExactlyInAnyOrder("", "movement.full");
          assertThat(batches.open(scope("T5")).getFirst().taken()).isEqualTo(2);
        });
  }
}
