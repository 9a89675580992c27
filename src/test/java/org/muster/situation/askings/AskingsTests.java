package org.muster.situation.askings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.workbench.Task;
import org.muster.workbench.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/** A day's asking: who is on its roll, what is taken in, what it comes to. */
@SuppressWarnings("NullAway.Init")
class AskingsTests extends OnProvince {

  @Autowired Tasks tasks;

  @Test
  void isOpenedOnceWithARollThatIsFrozen() {
    run(opening::run);
    run(opening::run);
    run(() -> members.add(card("10002", "")));
    assertThat(here(() -> askings.latest(9)))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.figures()).containsExactly(ROLL, MISSING);
              assertThat(one.deadline()).isEqualTo("2026-11-21T10:00:00Z");
              assertThat(tuple(one.asked(), one.sent(), one.excused(), one.missing()))
                  .isEqualTo(tuple(1, 0, 0, 1));
            });
  }

  @Test
  void aSignedReturnIsAnAnswerAndTheNextTakesItsPlace() {
    run(opening::run);
    take(signed(1, Map.of(ROLL, 90, MISSING, 12)));
    take(signed(2, Map.of(ROLL, 90, MISSING, 7)));
    assertThat(line().state()).isEqualTo(RollLine.State.SENT);
    assertThat(line().n()).isEqualTo(2);
    assertThat(line().counts()).containsEntry(MISSING, 7);
    assertThat(line().otherwise()).isZero();
    assertThat(here(() -> askings.sums(asking())))
        .containsExactly(new FigureSum(ROLL, 90, 1), new FigureSum(MISSING, 7, 1));
    assertThat(here(() -> answers.of(asking(), member))).hasSize(2);
  }

  @Test
  void anEarlierOneThatComesLaterIsKeptAndDoesNotCount() {
    run(opening::run);
    take(signed(2, Map.of(ROLL, 90, MISSING, 7)));
    take(signed(1, Map.of(ROLL, 90, MISSING, 12)));
    assertThat(line().counts()).containsEntry(MISSING, 7);
  }

  @Test
  void whatAMemberDoesNotKnowIsNotNothing() {
    run(opening::run);
    var counts = new java.util.HashMap<String, @org.jspecify.annotations.Nullable Integer>();
    counts.put(ROLL, 90);
    counts.put(MISSING, null);
    take(signed(1, counts));
    assertThat(here(() -> askings.sums(asking())))
        .containsExactly(new FigureSum(ROLL, 90, 1), new FigureSum(MISSING, 0, 0));
  }

  @Test
  void whatCannotBeTakenIsRefusedInWordsAndKept() {
    run(opening::run);
    run(() -> members.add(card("10002", key(campus.id()))));
    var good = signed(1, Map.of(ROLL, 90));
    assertThat(refused(good.substring(0, good.length() - 8) + "AAAAAAAA"))
        .isEqualTo("askings.wrong-signature");
    assertThat(refused(signed("10002", today, 1, Map.of(ROLL, 90))))
        .isEqualTo("askings.other-code");
    assertThat(refused(signed(1, Map.of("round-fever", 1)))).isEqualTo("askings.unknown-figure");
    assertThat(refused(signed(1, Map.of(ROLL, 101)))).isEqualTo("askings.out-of-range");
    assertThat(refused(signed(1, Map.of(ROLL, -1)))).isEqualTo("askings.out-of-range");
    assertThat(refused(signed("10001", today.minusDays(1), 1, Map.of(ROLL, 90))))
        .isEqualTo("askings.day-not-asked");
    assertThat(refused("nonsense")).isEqualTo("upward.no-return");
    take(good);
    assertThat(refused(signed(1, Map.of(ROLL, 91)))).isEqualTo("askings.number-used");
    assertThatThrownBy(() -> run(() -> answers.bring(signed("10009", today, 1, Map.of()), "赵工")))
        .extracting("code")
        .isEqualTo("askings.unknown-code");
    assertThatThrownBy(
            () -> run(() -> answers.bring(signed("10002", today, 1, Map.of(ROLL, 1)), "赵工")))
        .as("signed by another member's key")
        .extracting("code")
        .isEqualTo("askings.wrong-signature");
    assertThat(here(() -> refusals.latest(20))).hasSize(10);
    assertThat(html(get(dataTeam, "/askings/" + today)))
        .contains("签名与已登记公钥不符", "指标 round-fever 不在要求之列", "应在 0 至 100 之间");
  }

  @Test
  void theSameReturnTwiceAtOnceIsOneAnswer() throws Exception {
    run(opening::run);
    var file = signed(1, Map.of(ROLL, 90));
    Callable<String> send = () -> take(file).hash();
    try (var two = Executors.newFixedThreadPool(2)) {
      assertThat(two.invokeAll(List.of(send, send)).stream().map(Future::resultNow).distinct())
          .hasSize(1);
    }
    assertThat(here(() -> answers.of(asking(), member))).hasSize(1);
  }

  @Test
  void aDayClosesWhenAllAreThereOrItsDeadlineHasPassedAndThenTakesNothing() {
    run(opening::run);
    assertThatThrownBy(() -> run(() -> closures.close(today, "赵工")))
        .extracting("code")
        .isEqualTo("askings.too-early");
    var first = signed(1, Map.of(ROLL, 90));
    take(first);
    run(() -> closures.close(today, "赵工"));
    assertThat(refused(signed(2, Map.of(ROLL, 91)))).isEqualTo("askings.closed");
    assertThat(take(first).again()).as("it is there").isTrue();
    assertThatThrownBy(() -> run(() -> closures.close(today, "赵工")))
        .extracting("code")
        .isEqualTo("askings.closed");
    assertThat(here(() -> closures.file(asking(), 1)).orElseThrow().split("\\.")).hasSize(3);

    run(() -> closures.reopen(today, "补报", "赵工"));
    take(signed(2, Map.of(ROLL, 91)));
    run(() -> closures.close(today, "赵工"));
    assertThat(here(() -> closures.of(asking()))).hasSize(2);
  }

  @Test
  void aClosureThatDoesNotAddUpIsRefusedByTheDatabase() {
    run(opening::run);
    assertThatThrownBy(
            () ->
                run(
                    () ->
                        jdbc.sql(
                                """
                                insert into situation.asking_closure
                                  (institution_id, asking_id, n, closed_at, closed_by, asked, sent,
                                   excused, missing, file)
                                values (?, ?, 1, now(), '-', 3, 1, 1, 0, '-')
                                """)
                            .params(campus.id(), asking().id())
                            .update()))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void whoeverIsExcusedIsNotMissingAndMayAnswerAllTheSame() {
    run(opening::run);
    run(() -> askings.excuse(asking(), member, "放假", "赵工"));
    assertThat(asking().missing()).isZero();
    assertThat(asking().excused()).isEqualTo(1);
    take(signed(1, Map.of(ROLL, 90)));
    assertThat(tuple(asking().sent(), asking().excused())).isEqualTo(tuple(1, 0));
  }

  @Test
  void pastItsDeadlineItIsATaskWithWhomToRing() {
    run(opening::run);
    assertThat(open()).isEmpty();
    clock.advance(Duration.ofHours(10));
    assertThat(open())
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.owner()).isEqualTo(dataTeam.person());
              assertThat(task.path()).isEqualTo("/askings/" + today);
            });
    assertThat(html(get(dataTeam, "/askings/" + today)))
        .contains("应报 1 ＝ 已报 0 ＋ 免报 0 ＋ 未报 1", "tel:02012345678", "已逾期 0 小时 12 分钟");
    run(() -> closures.close(today, "赵工"));
    assertThat(open()).isEmpty();
  }

  @Test
  void twoHundredMembersAreReadAtOnce() {
    run(
        () ->
            jdbc.sql(
                    """
                    insert into situation.member
                      (institution_id, id, code, name, office, telephone, most, from_on)
                    select ?, gen_random_uuid(), 'X' || g, '大学' || g, '', '1', 10, ?
                      from generate_series(1, 199) g
                    """)
                .params(campus.id(), today)
                .update());
    run(opening::run);
    take(signed(1, Map.of(ROLL, 90)));
    assertThat(here(() -> askings.roll(asking()))).hasSize(200);
    assertThat(asking().missing()).isEqualTo(199);
    assertThat(here(() -> askings.sums(asking())).getFirst()).isEqualTo(new FigureSum(ROLL, 90, 1));
  }

  @Test
  void pagesShowEachMembersNumbersToWhoeverHasTheWholeInstitution() {
    run(opening::run);
    take(signed(1, Map.of(ROLL, 90)));
    take(signed(2, Map.of(ROLL, 88)));
    var day = "/askings/" + today;
    assertThat(html(get(workingGroup, day + "?figure=" + ROLL))).contains("id=\"drill\"", "88");
    assertThat(html(get(workingGroup, day + "/members/" + member)))
        .contains("20261121-2", "20261121-1", "更正当日第 1 次报送");
    assertThat(get(workingGroup, day + "/asking.xlsx")).hasStatus(200);
    assertThat(html(get(dataTeam, "/askings"))).contains("大学", "截止");
    assertThat(html(get(dataTeam, "/askings/members"))).contains("大学10001");
    assertThat(html(post(dataTeam, "/askings/members/" + member + "/token"))).contains("mrt_");
    assertThat(html(get(dataTeam, "/askings/members/" + member))).doesNotContain("mrt_");
    for (var path : List.of("/askings", day, day + "/asking.xlsx", "/askings/members")) {
      assertThat(get(chief, path)).as(path).hasStatus(403);
    }
    assertThat(get(dataTeam, "/askings/2026-01-01")).hasStatus(404);
    assertThat(get(dataTeam, "/askings/members/" + Ids.next())).hasStatus(404);
  }

  private AskingAnswers.Receipt take(String file) {
    return here(() -> answers.take(members.get(member), file));
  }

  private String refused(String file) {
    try {
      take(file);
      return "taken";
    } catch (Problem told) {
      return told.code();
    }
  }

  private List<Task> open() {
    return Stream.of(dataTeam, workingGroup)
        .map(one -> Objects.requireNonNull(one.person()))
        .flatMap((UUID one) -> here(() -> tasks.of(one, 50)).stream())
        .filter(task -> task.word().equals("asking"))
        .toList();
  }
}
