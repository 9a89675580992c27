package org.muster.situation.returns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.muster.people.PostKind;
import org.muster.situation.returns.MappedCell.Kind;
import org.muster.situation.returns.MappedCell.When;
import org.muster.workbench.Task;
import org.muster.workbench.Tasks;
import org.springframework.beans.factory.annotation.Autowired;

/** The clock stands at 08:12; the form is to be filled at 09:00. */
@SuppressWarnings("NullAway.Init")
class DailyReturnsTests extends OnReturns {

  @Autowired DailyReturns daily;
  @Autowired Tasks tasks;

  @Test
  void atItsHourAFormIsFilledOnceFromWhatStoodThen() {
    keep();
    mapDaily();
    at("09:00");
    run(daily::run);
    assertThat(here(() -> returns.latest(form, 9))).as("not before").isEmpty();

    clock.advance(Duration.ofMinutes(50));
    reportWell("S01");
    keep();
    run(daily::run);
    run(daily::run);
    assertThat(here(() -> returns.latest(form, 9)))
        .singleElement()
        .satisfies(
            filled -> {
              assertThat(filled.by()).isNull();
              assertThat(filled.asOf()).isEqualTo("2026-11-21T01:00:00Z");
              assertThat(filled.against(null).get(1).now().number())
                  .as("missing at nine, though one has reported since")
                  .isEqualTo(6);
            });
  }

  @Test
  void anHourThatHadPassedWhenItWasSetIsTomorrows() {
    keep();
    mapDaily();
    at("08:00");
    run(daily::run);
    assertThat(here(() -> returns.latest(form, 9))).isEmpty();
    assertThat(open()).isEmpty();
  }

  @Test
  void aReturnThatIsNotThereIsATaskOfWhoeverBroughtTheForm() {
    keep();
    mapDaily();
    at("09:00");
    assertThat(open()).isEmpty();
    clock.advance(Duration.ofMinutes(50));
    assertThat(open())
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.owner()).isEqualTo(dataTeam.person());
              assertThat(task.dueAt()).isEqualTo("2026-11-21T02:00:00Z");
              assertThat(task.path()).isEqualTo("/returns/" + form);
            });
    run(daily::run);
    assertThat(open()).isEmpty();
  }

  @Test
  void gapsAreATaskUntilSomebodyHasLookedAtThem() {
    keep();
    map("B4", Kind.FIGURE, ROLL, When.BEFORE);
    at("09:00");
    clock.advance(Duration.ofMinutes(50));
    run(daily::run);
    assertThat(open()).hasSize(1);
    run(() -> returns.settle(returns.get(form, today, 1), "赵工"));
    assertThat(open()).isEmpty();
    assertThat(here(() -> returns.get(form, today, 1)).settledBy()).isEqualTo("赵工");
  }

  @Test
  void whenWhoeverBroughtItIsNotInChargeAnyMoreSomebodyElseOwnsIt() {
    mapDaily();
    at("09:00");
    clock.advance(Duration.ofMinutes(50));
    run(
        () ->
            jdbc.sql("update people.post set to_on = ? where institution_id = ? and kind = ?")
                .params(today.minusDays(1), campus.id(), PostKind.DATA_TEAM.word())
                .update());
    assertThat(open()).singleElement().extracting(Task::owner).isEqualTo(workingGroup.person());
  }

  private java.util.List<Task> open() {
    return java.util.stream.Stream.of(dataTeam, workingGroup)
        .flatMap(one -> here(() -> tasks.of(Objects.requireNonNull(one.person()), 50)).stream())
        .filter(task -> task.word().equals("return"))
        .toList();
  }

  private void at(String hour) {
    run(() -> blanks.fillAt(form, LocalTime.parse(hour)));
  }
}
