package org.muster.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.muster.people.Audience;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;

class WatchListsTests extends WatchOnCampus {

  @Test
  void takeUpWhoReportsFeverAndSayWhyAndWhoFollowsThem() {
    var fever = live("发热", Audience.of("flag", "fever"), 1, 3);
    reportFever("S02");
    here(() -> sweep.all());
    var entry = only("S02");
    assertThat(entry.list()).isEqualTo(fever);
    assertThat(entry.rule()).isEqualTo(Audience.of("flag", "fever"));
    assertThat(entry.ownerName()).isEqualTo("王老师");
    assertThat(entry.dueAt()).isAfter(clock.instant());
    assertThat(on("S01")).isEmpty();
  }

  @Test
  void takeUpByTheValueOfAnAnswer() {
    live("高热", Audience.of("answer", "temperature>=38.5"), 1, 3);
    live("很高热", Audience.of("answer", "temperature>=39"), 1, 3);
    reportFever("S02");
    here(() -> sweep.all());
    assertThat(on("S02")).extracting(Watched::nameZh).containsExactly("高热");
  }

  @Test
  void letGoAfterTheDaysTheListKeepsPeople() {
    live("发热", Audience.of("flag", "fever"), 1, 3);
    reportFever("S02");
    here(() -> sweep.all());
    clock.advance(Duration.ofDays(3));
    here(() -> sweep.all());
    assertThat(only("S02").open()).isTrue();
    clock.advance(Duration.ofDays(1));
    here(() -> sweep.all());
    assertThat(on("S02")).isEmpty();
    assertThat(all("S02")).singleElement().matches(entry -> entry.endedBy() == null);
  }

  @Test
  void takeUpWhoWasNotHeardFromTwoDaysRunning() {
    live("连续未报", Audience.of("silent", "2"), 1, 0);
    reportWell("S01");
    clock.advance(Duration.ofHours(9));
    here(() -> sweep.all());
    assertThat(on("S02")).as("one day is not two").isEmpty();
    clock.advance(Duration.ofHours(15));
    here(
        () -> {
          round =
              rounds.create(
                  "次日", "daily-health", Audience.ALL, null, clock.instant().plusSeconds(3600));
        });
    here(() -> sweep.all());
    assertThat(on("S02")).as("today is not over").isEmpty();
    clock.advance(Duration.ofHours(2));
    here(() -> sweep.all());
    assertThat(only("S02").open()).isTrue();
    assertThat(on("S01")).isEmpty();
    reportWell("S02");
    here(() -> sweep.all());
    assertThat(on("S02")).isEmpty();
  }

  @Test
  void takeUpByHomeOrPresentRegionAndWhoLivesAlone() {
    here(
        () -> {
          set("S02", "origin = '420102', destination = '440402'");
          set("S03", "origin = '440402', destination = '420583'");
          set("S04", "staying = true");
          set("S05", "staying = true, destination = null");
          jdbc.sql(
                  """
                  update people.residence set place_id = (
                    select place_id from people.residence r2 join people.person p2
                      on p2.id = r2.person_id and p2.institution_id = r2.institution_id
                     where r2.institution_id = ? and p2.number = 'S10')
                   where institution_id = ? and person_id = ?
                  """)
              .params(campus.id(), campus.id(), person("S05"))
              .update();
        });
    live("湖北", Audience.of("region", "42"), 3, 0);
    live("独居", Audience.of("alone", "true"), 3, 0);
    assertThat(on("S02")).hasSize(1);
    assertThat(on("S03")).hasSize(1);
    assertThat(on("S04")).extracting(Watched::nameZh).containsExactly("独居");
    here(() -> set("S10", "staying = true"));
    here(() -> sweep.all());
    assertThat(on("S05")).as("S10 lives there now").isEmpty();
    assertThat(on("S04")).hasSize(1);
  }

  @Test
  void areTriedOnYesterdayWithoutKeepingAnything() {
    reportFever("S02");
    var rule = Audience.of("flag", "fever");
    clock.advance(Duration.ofDays(1));
    var tried = CurrentInstitution.call(campus.id(), () -> lists.tryOn(rule, yesterday(), whole()));
    assertThat(tried.people()).isEqualTo(1);
    assertThat(tried.names()).extracting(line -> line.number()).containsExactly("S02");
    assertThat(count("select count(*) from watch.entry where institution_id = ?")).isZero();
    var today =
        CurrentInstitution.call(
            campus.id(), () -> lists.tryOn(rule, yesterday().plusDays(1), whole()));
    assertThat(today.people()).isZero();
  }

  @Test
  void refuseWhatCannotBeAList() {
    assertThatThrownBy(() -> live("一", Audience.of("posts", "counsellor"), 1, 0))
        .isInstanceOf(Problem.class)
        .hasMessage("watch.rule");
    assertThatThrownBy(() -> live("一", null, 15, 0)).hasMessage("watch.every");
    assertThatThrownBy(() -> live("一", Audience.of("answer", "temperature>=hot"), 1, 0))
        .hasMessage("people.audience");
    assertThatThrownBy(() -> live(" ", null, 1, 0)).hasMessage("watch.name");
  }
}
