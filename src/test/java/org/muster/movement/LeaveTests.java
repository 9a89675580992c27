package org.muster.movement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.forms.Answers;
import org.muster.operation.Incidents;
import org.muster.people.PostKind;
import org.muster.requests.Ask;
import org.muster.requests.Asking;
import org.muster.requests.Step;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.workbench.Task;
import org.springframework.beans.factory.annotation.Autowired;

/** Leave is granted by the right posts, begins by itself, and ends when somebody is back. */
class LeaveTests extends Asking {

  @Autowired Leaves leaves;
  @Autowired Rules rules;
  @Autowired Whereabouts whereabouts;
  @Autowired Stayers stayers;
  @Autowired MovementChasing chasing;
  @Autowired Incidents incidents;

  private Ask leave(String number, int days, String region) {
    var today = campus.institution().day(clock.instant());
    return new Ask(
        Ids.next(),
        person(number),
        "试" + number,
        person(number),
        "leave",
        Answers.of(
            Map.of(
                "reason",
                "home",
                "from",
                today.toString(),
                "to",
                today.plusDays(days - 1L).toString(),
                "region",
                region,
                "transport",
                "train",
                "phone",
                "13800000000")),
        null);
  }

  private UUID granted(String number, int days) {
    var id = requests.ask(leave(number, days, "440400"));
    pass(id, 1, "T1");
    return id;
  }

  @Test
  void longLeaveAndLeaveToAListedRegionAreTheChiefsToo() {
    here(
        () -> {
          rules.set(new Rule(3, 3, "440000", 14, List.of("420000")), scope("T5"), "张处长");
          assertThat(requests.route(requests.ask(leave("S01", 3, "440400"))))
              .extracting(Step::post)
              .containsExactly(PostKind.COUNSELLOR);
          assertThat(requests.route(requests.ask(leave("S02", 4, "440400")))).hasSize(2);
          var far = requests.ask(leave("S03", 1, "420100"));
          assertThat(requests.route(far)).hasSize(2);
          assertThat(seen(far, "T1").lowRisk()).isFalse();
        });
  }

  @Test
  void whoIsOnLeaveIsNotOnCampusTonightAndIsAgainWhenBack() {
    here(
        () -> {
          int before = stayers.onCampusTonight(scope("T5")).size();
          var id = granted("S02", 2);
          chasing.look();
          assertThat(whereabouts.now(person("S02")).orElseThrow().where())
              .isEqualTo(Span.Where.LEAVE);
          assertThat(stayers.onCampusTonight(scope("T5"))).hasSize(before - 1);
          leaves.ended(id, scope("T1"), "老师T1");
          assertThat(stayers.onCampusTonight(scope("T5"))).hasSize(before);
          assertThat(whereabouts.history(person("S02"), 10)).hasSize(2);
          assertThatThrownBy(() -> leaves.ended(id, scope("T1"), "老师T1"))
              .isInstanceOf(Problem.class)
              .hasMessage("movement.over");
        });
  }

  @Test
  void whoIsNotBackIsTheirCounsellorsTaskAtOnceAndAnIncidentTwoHoursLater() {
    here(
        () -> {
          var id = granted("S02", 1);
          var end = leaves.find(id).orElseThrow().to();
          clock.set(end.plus(Duration.ofMinutes(1)));
          chasing.look();
          assertThat(tasks.orphans()).isEmpty();
          assertThat(tasks.of(person("T1"), 10)).extracting(Task::subject).contains(id);
          assertThat(open("not-back")).isEmpty();
          clock.set(end.plus(Duration.ofHours(3)));
          chasing.look();
          assertThat(open("not-back")).containsExactly(person("T1"));
          leaves.ended(id, scope("S02"), "试S02");
          chasing.look();
          assertThat(open("not-back")).isEmpty();
          assertThat(leaves.observed(scope("T1")))
              .extracting(Leaves.Observed::day)
              .containsExactly(1);
        });
  }

  private List<UUID> open(String kind) {
    return incidents.open(scope("T5")).stream()
        .filter(one -> one.kind().equals(kind))
        .map(org.muster.operation.Incident::owner)
        .toList();
  }

  @Test
  void daysTheWrongWayRoundAndThoseGrantedBeforeAreRefused() {
    here(
        () -> {
          granted("S02", 2);
          assertThatThrownBy(() -> requests.ask(leave("S02", 1, "440400")))
              .hasMessage("movement.overlap");
          assertThatThrownBy(() -> requests.ask(leave("S03", -2, "440400")))
              .isInstanceOf(Problem.class);
        });
  }
}
