package org.muster.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.muster.people.Audience;
import org.muster.shared.CurrentInstitution;

class EntriesTests extends WatchOnCampus {

  @Test
  void takeNobodyUpAgainWhoWasTakenOffByHandUntilTheDayThatWasNamed() {
    here(() -> set("S02", "origin = '420102'"));
    live("湖北", Audience.of("region", "42"), 3, 0);
    var entry = only("S02");
    here(() -> entries.end(person("S02"), entry.entry(), "核实已离开", yesterday().plusDays(3), "王老师"));
    here(() -> sweep.all());
    assertThat(on("S02")).isEmpty();
    assertThat(all("S02").getFirst().endedWhy()).isEqualTo("核实已离开");
    clock.advance(Duration.ofDays(2));
    here(() -> sweep.all());
    assertThat(on("S02")).hasSize(1);
  }

  @Test
  void letOnePersonWinWhereTwoPutSomebodyOnAList() throws Exception {
    var byHand = live("谈心", null, 3, 0);
    var won =
        both(
            () -> entries.put(person("S02"), byHand, "家中变故", "王老师"),
            () -> entries.put(person("S02"), byHand, "家中变故", "李书记"));
    assertThat(won).containsExactlyInAnyOrder("ok", "watch.on-it");
    assertThat(on("S02")).hasSize(1);
  }

  @Test
  void askForOneCallWhereSomebodyIsOnThreeLists() {
    here(() -> set("S02", "origin = '420102'"));
    live("发热", Audience.of("flag", "fever"), 1, 3);
    live("湖北", Audience.of("region", "42"), 3, 0);
    live("高热", Audience.of("answer", "temperature>=38.5"), 1, 3);
    reportFever("S02");
    here(() -> sweep.all());
    var card = CurrentInstitution.call(campus.id(), () -> sheets.card(person("S02"))).orElseThrow();
    assertThat(card.reasons().stream().filter(due -> due.cause().equals("watch"))).hasSize(3);
    clock.advance(Duration.ofMinutes(5));
    reach("S02");
    assertThat(CurrentInstitution.call(campus.id(), () -> sheets.card(person("S02"))))
        .as("one call settles all three")
        .isEmpty();
    clock.advance(Duration.ofDays(1));
    var next = CurrentInstitution.call(campus.id(), () -> sheets.card(person("S02"))).orElseThrow();
    assertThat(next.reasons()).as("the daily ones").hasSize(2);
  }

  @Test
  void leaveNothingOpenWithoutOwnerAndTime() {
    here(() -> set("S02", "origin = '420102'"));
    live("湖北", Audience.of("region", "42"), 3, 0);
    var entry = only("S02");
    here(
        () ->
            entries.give(
                person("S02"), entry.entry(), Objects.requireNonNull(chief.person()), "王老师"));
    assertThat(task("S02").ownerName()).isEqualTo("李书记");
    here(
        () ->
            jdbc.sql("update people.post set to_on = ? where institution_id = ? and person_id <> ?")
                .params(yesterday(), campus.id(), Objects.requireNonNull(workingGroup.person()))
                .update());
    assertThat(task("S02").ownerName()).as("who acts above them").isEqualTo("张处长");
    here(
        () ->
            jdbc.sql("update people.post set to_on = ? where institution_id = ?")
                .params(yesterday(), campus.id())
                .update());
    assertThat(CurrentInstitution.call(campus.id(), tasks::orphans))
        .as("an institution without any post: the one thing that can be nobody's")
        .hasSize(1);
  }

  @Test
  void moveSomebodyToACloserLayerOnce() throws Exception {
    var byHand = live("谈心", null, 3, 0);
    here(() -> entries.put(person("S02"), byHand, "家中变故", "王老师"));
    var entry = only("S02").entry();
    assertThat(
            both(
                () -> entries.move(person("S02"), entry, Layer.CLOSE, "王老师"),
                () -> entries.move(person("S02"), entry, Layer.CLOSE, "李书记")))
        .containsExactlyInAnyOrder("ok", "watch.nothing-changed");
    assertThat(only("S02").layer()).isEqualTo(Layer.CLOSE);
  }
}
