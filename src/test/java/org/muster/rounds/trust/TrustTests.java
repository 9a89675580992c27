package org.muster.rounds.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.identity.web.SignedIn;
import org.muster.people.Audience;
import org.muster.rounds.Receipt;
import org.muster.rounds.Submission;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.Ids;
import org.muster.situation.FigureKeeping;
import org.muster.situation.KeptFigures;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;

@SuppressWarnings("NullAway.Init") // fields are set before each test
class TrustTests extends OnCampus {

  private static final Map<String, Object> WELL =
      Map.of(
          "region",
          "广东省珠海市",
          "health",
          "well",
          "isolation",
          "none",
          "contact",
          false,
          "listed_region",
          false,
          "household",
          false);

  @Autowired DueRounds due;
  @Autowired Doubts doubts;
  @Autowired Samples samples;
  @Autowired FigureKeeping keeping;
  @Autowired KeptFigures kept;

  /** Three hundred in the first class, asked in a round of their own. */
  @BeforeEach
  void aCampusOfSomeSize() {
    here(
        () -> {
          var room =
              jdbc.sql(
                      "select id from people.place where institution_id = ? and kind = 'room' limit"
                          + " 1")
                  .param(campus.id())
                  .query(UUID.class)
                  .single();
          for (int n = 100; n < 400; n++) {
            campuses.student(campus.institution(), campus.classes().getFirst(), room, "S" + n);
          }
          round =
              rounds.create(
                  "每日健康日报",
                  "daily-health",
                  Audience.ALL,
                  null,
                  clock.instant().plus(Duration.ofHours(8)));
          assertThat(
                  reports.takeAll(IntStream.range(100, 350).mapToObj(n -> well("S" + n)).toList()))
              .hasOnlyElementsOfType(Receipt.Accepted.class);
          return round;
        });
  }

  @Test
  void aSampleIsDrawnByLotOnceTheRoundWasDueAndTheirCounsellorCallsThem() {
    here(() -> look());
    assertThat(drawn()).isEmpty();

    comeDue();
    here(() -> look());
    here(() -> look());
    assertThat(drawn()).hasSize(3);
    var first = drawn().getFirst();
    assertThat(html(get(counsellor, "/calls/" + first)))
        .contains("抽中核实：每日健康日报")
        .contains("抽中核实：请先问，再对照填报。");

    assertThat(call(first, "rounds.same")).hasStatus3xxRedirection();
    assertThat(here(() -> samples.of(round))).isEqualTo(new Sampled(3, 1, 0, 1, 0));
    assertThat(html(get(counsellor, "/calls/" + first))).doesNotContain("抽中核实");
  }

  @Test
  void whoSaysSomethingElseIsCountedAndTheirReportIsCorrected() {
    comeDue();
    here(() -> look());
    var first = drawn().getFirst();
    var second = drawn().get(1);
    call(first, "rounds.answers", "health", "unwell", "symptoms", "fever", "temperature", "38.6");
    call(second, "rounds.answers", "health", "well", "temperature", "36.4", "note", "在图书馆");

    assertThat(here(() -> samples.of(round)))
        .as("a temperature and words that are new are no contradiction")
        .isEqualTo(new Sampled(3, 1, 1, 2, 1));
    assertThat(
            here(
                () ->
                    jdbc.sql(
                            "select count(*) from rounds.roll r join rounds.report d on"
                                + " d.institution_id = r.institution_id and d.person_id ="
                                + " r.person_id and d.id = r.report_id where r.institution_id = ?"
                                + " and r.round_id = ? and 'fever' = any (d.flags)")
                        .params(campus.id(), round.id())
                        .query(Long.class)
                        .single()))
        .isEqualTo(1);
    var page = html(get(workingGroup, "/rounds/{id}/trust", round.id()));
    assertThat(page).contains("1.3% – 98.7%").contains("实际在");
  }

  @Test
  void reportsThatNoBrowserSentAreADoubtAboutTheTotalOfTheCollege() {
    for (int n = 350; n < 360; n++) {
      int number = n;
      here(() -> reports.take(well("S" + number).from(Submission.NO_BROWSER)));
    }
    for (int n = 360; n < 368; n++) {
      int number = n;
      here(() -> reports.take(well("S" + number).from(4711)));
    }
    comeDue();
    here(() -> look());
    assertThat(Doubts.together(here(() -> doubts.of(round))))
        .extracting(Doubt::sign, Doubt::judged, Doubt::people)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Sign.SHARED, 18, 8),
            org.assertj.core.groups.Tuple.tuple(Sign.PROGRAM, 18, 10),
            org.assertj.core.groups.Tuple.tuple(Sign.ANY, 18, 18));
    assertThat(html(get(workingGroup, "/rounds/{id}", round.id()))).contains("18 份像脚本或照抄");
    assertThat(html(get(chief, "/rounds/{id}", round.id()))).contains("18 份像脚本或照抄");
    assertThat(html(get(counsellor, "/rounds/{id}", round.id()))).doesNotContain("像脚本");
    assertThat(
            html(
                get(
                    workingGroup,
                    "/units/{id}?round={r}",
                    campus.classes().getFirst(),
                    round.id())))
        .as("of a class nothing is said: it would point at people")
        .doesNotContain("像脚本");
    here(
        () -> {
          keeping.keep(round.day());
          return true;
        });
    assertThat(
            here(() -> kept.asOf("round-doubted", round.day(), clock.instant()))
                .orElseThrow()
                .all())
        .isEqualTo(18);
  }

  @Test
  void aPersonalLinkOpenedByAProgramIsMarkedAsOne() {
    var student = new org.muster.identity.Viewer(campus.id(), person("S399"), "试S399");
    assertThat(
            browser
                .post()
                .uri("/rounds/{id}/mine", round.id())
                .with(SignedIn.as(student))
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .header("User-Agent", "python-requests/2.31")
                .param("same", "1"))
        .hasStatusOk();
    assertThat(device("S399")).isZero();
    assertThat(device("S100")).isNull();
  }

  @Test
  void howManyAreDrawnIsSaidByTheDataTeamAndSmallCampusesDrawNobody() {
    assertThat(post(chief, "/rounds/" + round.id() + "/trust", "size", "0")).hasStatus(403);
    assertThat(post(dataTeam, "/rounds/" + round.id() + "/trust", "size", "501")).hasStatus(422);
    assertThat(post(dataTeam, "/rounds/" + round.id() + "/trust", "size", "2"))
        .hasStatus3xxRedirection();
    comeDue();
    here(() -> look());
    assertThat(drawn()).hasSize(2);
  }

  @Test
  void nobodyBelowACollegeSeesThePage() {
    assertThat(get(leader, "/rounds/{id}/trust", round.id())).hasStatus(403);
    assertThat(get(counsellor, "/rounds/{id}/trust", round.id())).hasStatus(403);
    assertThat(get(chief, "/rounds/{id}/trust", round.id())).hasStatusOk();
  }

  private boolean look() {
    due.look();
    return true;
  }

  private void comeDue() {
    clock.advance(Duration.ofHours(9));
  }

  private Submission well(String number) {
    return Submission.self(
        round.id(), person(number), Ids.next().toString(), new Submission.Answered(WELL));
  }

  private List<UUID> drawn() {
    return here(
        () ->
            jdbc.sql(
                    """
                    select person_id from rounds.sampled
                     where institution_id = ? and round_id = ? order by person_id
                    """)
                .params(campus.id(), round.id())
                .query(UUID.class)
                .list());
  }

  private Integer device(String number) {
    return here(
        () ->
            jdbc.sql(
                    "select device from rounds.report where institution_id = ? and person_id = ?"
                        + " and round_id = ?")
                .params(campus.id(), person(number), round.id())
                .query((row, n) -> row.getObject(1, Integer.class))
                .list()
                .getFirst());
  }

  private org.springframework.test.web.servlet.assertj.MvcTestResult call(
      UUID person, String button, String... answers) {
    var fields =
        new java.util.ArrayList<>(
            List.of("_sheet", "1", "_key", "k" + person, "_whom", "self", "_means", "phone"));
    fields.addAll(List.of("_round", round.id().toString(), "_take", button));
    var given = new java.util.HashMap<String, String>();
    WELL.forEach((code, value) -> given.put(code, String.valueOf(value)));
    for (int n = 0; n < answers.length; n += 2) {
      given.put(answers[n], answers[n + 1]);
    }
    given.forEach((code, value) -> fields.addAll(List.of(code, value)));
    return post(counsellor, "/calls/" + person + "/attempts", fields.toArray(String[]::new));
  }
}
