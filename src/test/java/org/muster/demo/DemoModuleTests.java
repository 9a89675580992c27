package org.muster.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.MusterTest;
import org.muster.demo.CampusMaking.Made;
import org.muster.demo.CampusMaking.Step;
import org.muster.identity.Accounts;
import org.muster.identity.MadeUpCampus.DemoRole;
import org.muster.people.PostKind;
import org.muster.people.Scopes;
import org.muster.rounds.Board;
import org.muster.rounds.CheckIns;
import org.muster.rounds.Closures;
import org.muster.rounds.RollState;
import org.muster.rounds.Round;
import org.muster.rounds.Rounds;
import org.muster.rounds.Tally;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.springframework.beans.factory.annotation.Autowired;

// Made once for all tests, when the program is up; a closed round has the moment it was closed.
@SuppressWarnings("NullAway")
@MusterTest
class DemoModuleTests {

  private static final CampusSize SIZE = CampusSize.SMALL;

  private static Made made;
  private static String code;

  @Autowired CampusMaking making;
  @Autowired RoleAccounts roles;
  @Autowired Rounds rounds;
  @Autowired Board board;
  @Autowired Closures closures;
  @Autowired CheckIns checkIns;
  @Autowired Accounts accounts;
  @Autowired Scopes scopes;
  @Autowired org.muster.workbench.Tasks tasks;
  @Autowired org.springframework.jdbc.core.simple.JdbcClient jdbc;

  @BeforeEach
  void campus() {
    if (made == null) {
      code = "demo" + Ids.next().toString().replace("-", "").substring(8, 30);
      made = making.make(code, "演示大学", SIZE, step -> {});
    }
  }

  @Test
  void threePastDaysAreClosedAndReproduce() {
    here(
        () -> {
          var past = past();
          assertThat(past).hasSize(CampusMaking.PAST_DAYS);
          assertThat(past)
              .allSatisfy(
                  round -> {
                    assertThat(round.closedAt()).isNotNull();
                    assertThat(board.units(round).all().whole()).isTrue();
                    assertThat(board.units(round).all().unreachable()).isPositive();
                  });
          assertThat(closures.verify()).isEmpty();
        });
  }

  @Test
  void aPastDayWasAnsweredOnThatDay() {
    here(
        () ->
            assertThat(past())
                .allSatisfy(
                    round ->
                        assertThat(made.institution().day(round.closedAt()))
                            .isEqualTo(round.day())));
  }

  @Test
  void thisMorningSomeHaveReportedInEveryWayAndSomeAreMissing() {
    here(
        () -> {
          Tally tally = board.units(made.today()).all();
          assertThat(tally.roll()).isEqualTo(SIZE.students());
          assertThat(tally.percent()).isBetween(70, 92);
          assertThat(List.of(tally.proxy(), tally.excused(), tally.unreachable()))
              .allMatch(count -> count > 0);
          assertThat(closures.standing(made.today())).isNotEmpty();
        });
  }

  @Test
  void theSchoolIsAsLargeAsPromisedByPlaceToo() {
    here(
        () -> {
          assertThat(board.places(made.today()).all().roll()).isEqualTo(SIZE.students());
          assertThat(board.places(made.today()).nowhere().roll()).isZero();
        });
  }

  @Test
  void everyRoleCanBePlayedByAPersonWithThatCharge() {
    here(
        () -> {
          assertThat(roles.all())
              .extracting(DemoRole::key)
              .containsExactly(
                  "student",
                  "class-leader",
                  "counsellor",
                  "chief-counsellor",
                  "working-group",
                  "clinic",
                  "logistics",
                  "data-team");
          assertThat(scope("class-leader").holds(PostKind.CLASS_LEADER)).isTrue();
          assertThat(scope("counsellor").holds(PostKind.COUNSELLOR)).isTrue();
          assertThat(scope("chief-counsellor").holds(PostKind.CHIEF_COUNSELLOR)).isTrue();
          assertThat(scope("working-group").holds(PostKind.WORKING_GROUP)).isTrue();
          assertThat(scope("clinic").holds(PostKind.CLINIC)).isTrue();
          assertThat(scope("logistics").holds(PostKind.LOGISTICS)).isTrue();
          assertThat(scope("data-team").holds(PostKind.DATA_TEAM)).isTrue();
        });
  }

  @Test
  void theStudentHasNotReportedYetAndYesterdayIsKnown() {
    here(
        () -> {
          var checkIn = checkIns.today(person("student")).orElseThrow();
          assertThat(checkIn.round().id()).isEqualTo(made.today().id());
          assertThat(checkIn.state()).isEqualTo(RollState.MISSING);
          assertThat(checkIn.known()).isTrue();
        });
  }

  @Test
  void twoAreIllAndWhateverIsOpenHasAnOwnerAndATime() {
    here(
        () -> {
          assertThat(count("select count(*) from watch.case_now where infector_id is not null"))
              .isOne();
          assertThat(count("select count(*) from isolation.stay where placed_at is not null"))
              .isEqualTo(2);
          assertThat(count("select count(*) from requests.request where closed_at is null"))
              .isOne();
          assertThat(tasks.orphans()).isEmpty();
          assertThat(tasks.of(person("logistics"), 9)).isNotEmpty();
        });
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }

  @Test
  void makingItAgainChangesNothing() {
    here(
        () -> {
          var before = board.units(made.today()).all();
          var signed = closures.standing(made.today()).size();
          var steps = new ArrayList<Step>();
          making.make(code, "演示大学", SIZE, steps::add);
          assertThat(steps).doesNotContain(Step.WORKBOOK, Step.READING, Step.APPLYING);
          assertThat(rounds.newest(10)).hasSize(CampusMaking.PAST_DAYS + 1);
          assertThat(board.units(made.today()).all()).isEqualTo(before);
          assertThat(closures.standing(made.today())).hasSize(signed);
        });
  }

  private List<Round> past() {
    return rounds.newest(10).stream()
        .filter(round -> round.day().isBefore(made.today().day()))
        .toList();
  }

  private UUID person(String role) {
    return accounts
        .viewer(
            roles.all().stream()
                .filter(one -> one.key().equals(role))
                .findFirst()
                .orElseThrow()
                .account())
        .orElseThrow()
        .person();
  }

  private org.muster.people.Scope scope(String role) {
    return scopes.of(new org.muster.identity.Viewer(made.institution().id(), person(role), role));
  }

  private static void here(Runnable work) {
    CurrentInstitution.run(made.institution().id(), work);
  }
}
