package org.muster.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.muster.operation.Incidents;
import org.muster.requests.Request.State;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.workbench.Task;
import org.springframework.beans.factory.annotation.Autowired;

/** What is asked is always somebody's, is decided once, and closes when its asker says so. */
class RequestsModuleTests extends Asking {

  @Autowired RequestChasing chasing;
  @Autowired Incidents incidents;

  @Test
  void coldRoomGoesThroughLogisticsAndClosesWhenTheStudentConfirms() {
    here(
        () -> {
          var id = coldRoom("S02");
          assertThat(seen(id, "S02").owner()).isIn(person("L1"), person("L2"));
          pass(id, 1, "L1");
          pass(id, 2, "L2");
          assertThat(seen(id, "T1").state()).isEqualTo(State.DONE);
          assertThat(seen(id, "T1").owner()).isEqualTo(person("S02"));
          decisions.contradict(id, "还是冷", scope("S02"), viewer("S02"));
          assertThat(seen(id, "L1").state()).isEqualTo(State.OPEN);
          assertThat(seen(id, "L1").reopened()).isEqualTo(1);
          pass(id, 2, "L1");
          decisions.confirm(id, scope("S02"), viewer("S02"));
          assertThat(seen(id, "S02").state()).isEqualTo(State.CLOSED);
          assertThat(seen(id, "S02").owner()).isNull();
        });
  }

  @Test
  void whatIsSentTwiceIsAskedOnce() {
    here(
        () -> {
          var id = Ids.next();
          assertThat(requests.ask(cold("S02", id))).isEqualTo(requests.ask(cold("S02", id)));
          assertThat(queues.mine(scope("S02"))).hasSize(1);
          assertThatThrownBy(() -> requests.ask(cold("S03", id)))
              .isInstanceOf(Problem.class)
              .hasMessage("requests.id");
        });
  }

  @Test
  void newOnesGoToWhoeverHasLeast() {
    here(
        () -> {
          for (var number : List.of("S01", "S02", "S03", "S04")) {
            coldRoom(number);
          }
          assertThat(queues.loads(scope("T5")))
              .extracting(RequestQueues.Load::open)
              .containsExactly(2, 2);
        });
  }

  @Test
  void ofTwoWhoDecideAtOnceExactlyOneDoes() {
    here(
        () -> {
          var id = coldRoom("S02");
          var outcomes = together(() -> pass(id, 1, "L1"), () -> pass(id, 1, "L2"));
          assertThat(outcomes).containsExactlyInAnyOrder("", "requests.late");
          assertThat(seen(id, "L1").step()).isEqualTo(2);
          assertThat(requests.history(id))
              .extracting(Deed::what)
              .containsExactly("asked", "approved");
        });
  }

  /** Runs both at once; answers for each the problem, or nothing. */
  private List<String> together(Runnable one, Runnable other) {
    var gate = new CyclicBarrier(2);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var running = new ArrayList<Future<String>>();
      for (var work : List.of(one, other)) {
        running.add(
            threads.submit(
                () -> {
                  gate.await();
                  try {
                    here(work);
                    return "";
                  } catch (Problem problem) {
                    return problem.code();
                  }
                }));
      }
      return List.of(running.get(0).get(), running.get(1).get());
    } catch (InterruptedException | java.util.concurrent.ExecutionException broken) {
      throw new AssertionError(broken);
    }
  }

  @Test
  void isNeverNobodysWhoeverStopsActing() {
    here(
        () -> {
          var id = coldRoom("S02");
          away("L1");
          assertThat(seen(id, "T5").owner()).isEqualTo(person("L2"));
          away("L2");
          assertThat(seen(id, "T5").owner()).isEqualTo(person("T1"));
          away("T1");
          assertThat(seen(id, "T5").owner()).isEqualTo(person("T3"));
          assertThat(tasks.orphans()).isEmpty();
          assertThat(tasks.of(person("T3"), 10)).extracting(Task::subject).contains(id);
          // Whoever it fell to may do what is to be done.
          pass(id, 1, "T3");
        });
  }

  @Test
  void whatIsAskedBackIsItsAskersAndThenTheOfficesAgain() {
    here(
        () -> {
          var id = coldRoom("S02");
          decisions.decide(
              id, 1, new Verdict(Verdict.What.ASK_BACK, "", "几号床？"), scope("L1"), viewer("L1"));
          assertThat(seen(id, "S02").owner()).isEqualTo(person("S02"));
          talk.say(id, Ids.next(), "2号床", List.of(), scope("S02"), viewer("S02"));
          assertThat(seen(id, "S02").state()).isEqualTo(State.OPEN);
          decisions.decide(
              id, 1, new Verdict(Verdict.What.ASK_BACK, "", "哪一天？"), scope("L1"), viewer("L1"));
          clock.set(clock.instant().plus(Duration.ofHours(49)));
          chasing.look();
          assertThat(seen(id, "L1").state()).isEqualTo(State.OPEN);
          assertThat(seen(id, "L1").owner()).isIn(person("L1"), person("L2"));
        });
  }

  @Test
  void whatIsOverdueIsToldAndADayLaterAnIncidentOfWhoAnswersForTheStudent() {
    here(
        () -> {
          var id = coldRoom("S02");
          clock.set(clock.instant().plus(Duration.ofHours(25)));
          chasing.look();
          chasing.look();
          assertThat(told(id, "逾期")).containsExactlyInAnyOrder("L1", "L2", "T1");
          clock.set(clock.instant().plus(Duration.ofHours(25)));
          chasing.look();
          assertThat(incidents.open(scope("T5")))
              .anySatisfy(
                  one -> {
                    assertThat(one.kind()).isEqualTo("request");
                    assertThat(one.owner()).isEqualTo(person("T1"));
                  });
          pass(id, 1, "L1");
          chasing.look();
          assertThat(incidents.open(scope("T5")))
              .noneSatisfy(one -> assertThat(one.kind()).isEqualTo("request"));
        });
  }

  private List<String> told(java.util.UUID request, String words) {
    return jdbc.sql(
            """
            select p.number from notices.notice n
              join notices.delivery d
                on d.institution_id = n.institution_id and d.notice_id = n.id
              join people.person p on p.institution_id = n.institution_id and p.id = d.person_id
             where n.institution_id = ? and n.path = ? and n.title_zh like ?
            """)
        .params(campus.id(), "/requests/" + request, "%" + words + "%")
        .query(String.class)
        .list();
  }

  @Test
  void whatNobodyContradictsIsClosed() {
    here(
        () -> {
          var id = coldRoom("S02");
          pass(id, 1, "L1");
          pass(id, 2, "L1");
          clock.set(clock.instant().plus(Duration.ofHours(49)));
          chasing.look();
          assertThat(seen(id, "S02").state()).isEqualTo(State.CLOSED);
          assertThat(requests.history(id))
              .last()
              .extracting(Deed::what)
              .isEqualTo("uncontradicted");
        });
  }

  @Test
  void othersDoNotSeeItAndTheAskerDoesNotDecideIt() {
    here(
        () -> {
          var id = coldRoom("S02");
          assertThatThrownBy(() -> seen(id, "S03")).isInstanceOf(Problem.class);
          assertThatThrownBy(() -> pass(id, 1, "S02"))
              .isInstanceOf(Problem.class)
              .hasMessage("forbidden");
          assertThatThrownBy(() -> pass(id, 1, "T1"))
              .isInstanceOf(Problem.class)
              .hasMessage("forbidden");
        });
  }

  @Test
  void aRefusalNeedsItsReason() {
    here(
        () -> {
          var id = coldRoom("S02");
          assertThatThrownBy(
                  () ->
                      decisions.decide(
                          id,
                          1,
                          new Verdict(Verdict.What.REFUSE, "", ""),
                          scope("L1"),
                          viewer("L1")))
              .hasMessage("requests.reason");
        });
  }
}
