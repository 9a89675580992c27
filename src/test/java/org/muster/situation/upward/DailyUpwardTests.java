package org.muster.situation.upward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.people.Institutions;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.muster.situation.FigureKeeping;
import org.muster.situation.upward.UpwardAttempt.Outcome;
import org.muster.workbench.Task;
import org.muster.workbench.Tasks;
import org.springframework.beans.factory.annotation.Autowired;

/** The clock stands at 08:12; a return of two figures was agreed on for 09:00. */
@SuppressWarnings("NullAway.Init")
class DailyUpwardTests extends OnCampus {

  private static final String TOKEN = "token-of-the-province";

  @Autowired DailyUpward daily;
  @Autowired SuperiorOffices superiors;
  @Autowired UpwardReturns returns;
  @Autowired ReturnMaking making;
  @Autowired ReturnSending sending;
  @Autowired SigningKeys keys;
  @Autowired FigureKeeping keeping;
  @Autowired Institutions institutions;
  @Autowired Tasks tasks;

  private PretendSuperior above;
  private UUID superior;
  private LocalDate today;

  @BeforeEach
  void agree() {
    above = new PretendSuperior();
    today = here(institutions::today);
    superior = here(() -> superiors.add(terms(above.address(), TOKEN), self()));
    run(() -> keeping.keep(today));
  }

  @AfterEach
  void over() {
    above.close();
  }

  @Test
  void atItsHourItIsSignedAndSentOnceFromWhatStoodThen() {
    run(daily::run);
    assertThat(above.arrived).as("not before").isEmpty();

    clock.advance(Duration.ofMinutes(50));
    reportWell("S01");
    run(() -> keeping.keep(today));
    run(daily::run);
    run(daily::run);
    assertThat(above.arrived).hasSize(1);
    var arrived = above.arrived.getFirst();
    assertThat(arrived.token()).isEqualTo("Bearer " + TOKEN);
    var one = here(() -> returns.get(superior, today, 1));
    var signed = here(() -> returns.file(one));
    assertThat(arrived.text()).isEqualTo(signed.text());
    assertThat(signed.isBy(here(keys::open))).isTrue();
    var file = signed.file();
    assertThat(file.asOf()).isEqualTo("2026-11-21T01:00:00Z");
    assertThat(file.number()).isEqualTo("20261121-1");
    assertThat(file.institution().code()).isEqualTo("10001");
    assertThat(file.figures())
        .extracting(ReturnFile.Value::key, ReturnFile.Value::value, ReturnFile.Value::unit)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("round-roll", 12, "persons"),
            org.assertj.core.groups.Tuple.tuple("round-missing", 12, "persons"));
    assertThat(file.figures()).allSatisfy(value -> assertThat(value.definition()).hasSize(8));
    assertThat(one.deliveredAt()).isNotNull();
    assertThat(open()).isEmpty();
  }

  @Test
  void neitherNamesNorNumbersOfPeopleAreInIt() {
    clock.advance(Duration.ofMinutes(50));
    run(daily::run);
    var payload = above.arrived.getFirst().text().split("\\.")[1];
    assertThat(
            new String(
                java.util.Base64.getUrlDecoder().decode(payload),
                java.nio.charset.StandardCharsets.UTF_8))
        .contains("round-missing")
        .doesNotContain("试S", "S01", person("S01").toString());
  }

  @Test
  void aLineThatIsDownIsTriedAgainLaterAndLaterAndTheReturnIsATaskMeanwhile() {
    above.answers(503, "");
    clock.advance(Duration.ofMinutes(50));
    run(daily::run);
    run(daily::run);
    assertThat(above.arrived).as("not twice in a minute").hasSize(1);
    assertThat(open())
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.owner()).isEqualTo(dataTeam.person());
              assertThat(task.dueAt()).isEqualTo("2026-11-21T02:00:00Z");
              assertThat(task.path()).isEqualTo("/upward/" + superior);
            });
    clock.advance(Duration.ofMinutes(1));
    run(daily::run);
    clock.advance(Duration.ofMinutes(1));
    run(daily::run);
    assertThat(above.arrived).as("then after two minutes").hasSize(2);
    above.answers(200, "");
    clock.advance(Duration.ofMinutes(1));
    run(daily::run);
    assertThat(here(() -> returns.attempts(returns.get(superior, today, 1))))
        .extracting(UpwardAttempt::outcome)
        .containsExactly(Outcome.ACCEPTED, Outcome.UNREACHED, Outcome.UNREACHED);
    assertThat(above.arrived)
        .extracting(PretendSuperior.Arrived::key)
        .containsOnly(above.arrived.getFirst().key());
    assertThat(open()).isEmpty();
  }

  @Test
  void whatSomeBoxInBetweenSaysIsNoReceiptAndNobodyIsFollowedElsewhere() {
    above.answers(200, "<html>please sign in</html>");
    clock.advance(Duration.ofMinutes(50));
    run(daily::run);
    above.answers(302, "x");
    run(() -> sending.send(returns.get(superior, today, 1), "赵工"));
    assertThat(here(() -> returns.attempts(returns.get(superior, today, 1))))
        .extracting(UpwardAttempt::answer)
        .containsExactly("garbage", "garbage");
    assertThat(above.arrived).hasSize(2);
    assertThat(open()).hasSize(1);
  }

  @Test
  void aRefusalIsKeptInItsWordsAndAClosedPortToo() {
    above.answers(422, "{\"detail\":\"当日未要求报送\"}");
    clock.advance(Duration.ofMinutes(50));
    run(daily::run);
    above.close();
    run(() -> sending.send(returns.get(superior, today, 1), "赵工"));
    assertThat(here(() -> returns.attempts(returns.get(superior, today, 1))))
        .extracting(UpwardAttempt::outcome, UpwardAttempt::answer)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Outcome.UNREACHED, "lost"),
            org.assertj.core.groups.Tuple.tuple(Outcome.REFUSED, "当日未要求报送"));
  }

  @Test
  void aCorrectionSaysWhatChangedAndTheOneBeforeIsNotSentAnyMore() {
    clock.advance(Duration.ofMinutes(50));
    run(daily::run);
    reportWell("S01", "S02");
    run(() -> keeping.keep(today));
    assertThat(here(() -> making.changedSince(returns.get(superior, today, 1))))
        .containsExactly(new ReturnFile.Change("round-missing", 12, 10));
    assertThatThrownBy(() -> run(() -> making.make(superior, today, 1, " ", "赵工")))
        .isInstanceOf(Problem.class);
    var corrected = here(() -> making.make(superior, today, 1, "漏统计一个班", "赵工"));
    assertThat(open()).as("the correction is not there").hasSize(1);
    run(daily::run);
    var file = here(() -> returns.file(corrected)).file();
    assertThat(file.supersedes()).isEqualTo(1);
    assertThat(file.reason()).isEqualTo("漏统计一个班");
    assertThat(file.changed()).containsExactly(new ReturnFile.Change("round-missing", 12, 10));
    assertThat(above.arrived).hasSize(2);
    assertThat(open()).isEmpty();
    assertThatThrownBy(() -> run(() -> sending.send(returns.get(superior, today, 1), "赵工")))
        .extracting("code")
        .isEqualTo("upward.superseded");
  }

  @Test
  void whereThereIsNoLineItIsMadeAndCarried() {
    run(() -> superiors.change(superior, terms("", "")));
    clock.advance(Duration.ofMinutes(50));
    run(daily::run);
    assertThat(above.arrived).isEmpty();
    assertThat(open()).hasSize(1);
    run(() -> returns.handed(returns.get(superior, today, 1), "赵工"));
    assertThat(open()).isEmpty();
    assertThat(here(() -> returns.get(superior, today, 1)).deliveredBy()).isEqualTo("赵工");
  }

  @Test
  void ofTwoWhoMakeOneAtOnceOneIsTold() throws Exception {
    Callable<String> make =
        () -> {
          try {
            return here(() -> making.make(superior, today, 0, "", "赵工")).number();
          } catch (Problem told) {
            return told.code();
          }
        };
    try (var two = Executors.newFixedThreadPool(2)) {
      assertThat(two.invokeAll(List.of(make, make)).stream().map(Future::resultNow))
          .containsExactlyInAnyOrder("20261121-1", "upward.made-meanwhile");
    }
  }

  @Test
  void theTokenIsSealedAndAnAddressThatIsOverheardIsRefused() {
    assertThat(
            here(
                () ->
                    jdbc.sql("select token from situation.superior where institution_id = ?")
                        .param(campus.id())
                        .query(String.class)
                        .single()))
        .startsWith("sealed:");
    for (var address :
        List.of("http://province.example/x", "ftp://127.0.0.1/", "https://a:b@province.example/")) {
      assertThatThrownBy(() -> here(() -> superiors.add(terms(address, TOKEN), self())))
          .as(address)
          .extracting("code")
          .isEqualTo("upward.address");
    }
  }

  @Test
  void pagesShowWhatWentUpToWhoeverHasTheWholeInstitutionOnly() {
    clock.advance(Duration.ofMinutes(50));
    run(daily::run);
    assertThat(html(get(dataTeam, "/upward"))).contains("省教育厅", "20261121-1", "BEGIN PUBLIC KEY");
    assertThat(html(get(dataTeam, "/upward/" + superior))).contains("各项指标与本次报送一致");
    var page = "/upward/" + superior + "/returns/" + today + "/1";
    assertThat(html(get(workingGroup, page))).contains("已送达", "当日未报人数", "200");
    assertThat(html(get(workingGroup, page + "/file"))).isEqualTo(above.arrived.getFirst().text());
    for (var path : List.of("/upward", "/upward/" + superior, page, page + "/file")) {
      assertThat(get(chief, path)).as(path).hasStatus(403);
    }
  }

  private SuperiorOffices.Terms terms(String address, String token) {
    return new SuperiorOffices.Terms(
        "省教育厅",
        "10001",
        address,
        token,
        List.of("round-roll", "round-missing"),
        LocalTime.of(9, 0));
  }

  private List<Task> open() {
    return Stream.of(dataTeam, workingGroup)
        .flatMap(one -> here(() -> tasks.of(Objects.requireNonNull(one.person()), 50)).stream())
        .filter(task -> task.word().equals("upward"))
        .toList();
  }

  private UUID self() {
    return Objects.requireNonNull(dataTeam.person());
  }

  private void run(Runnable work) {
    CurrentInstitution.run(campus.id(), work);
  }
}
