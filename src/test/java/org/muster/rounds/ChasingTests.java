package org.muster.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.operation.Incident;
import org.muster.operation.Incidents;
import org.muster.people.Audience;
import org.muster.people.Audiences;
import org.muster.people.PostKind;
import org.muster.people.Posts;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.shared.Texts;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Those who do not report are gone after, step by step, until nobody is missing. */
@SuppressWarnings("NullAway.Init") // set inside the institution, which the checker does not follow
class ChasingTests extends RoundsOnCampus {

  @Autowired Chasing chasing;
  @Autowired Steps steps;
  @Autowired Posts posts;
  @Autowired Incidents incidents;
  @Autowired Audiences audiences;
  @Autowired ReportAction reporting;
  @Autowired Texts texts;
  @Autowired JsonMapper json;

  UUID counsellor;

  @BeforeEach
  void chain() {
    here(
        () -> {
          counsellor = staff("T1");
          staff("T2");
          staff("T3");
          for (var klass : campus.classes()) {
            posts.appoint("T1", PostKind.COUNSELLOR, klass);
          }
          posts.appoint("S01", PostKind.CLASS_LEADER, campus.classes().get(0));
          posts.appoint("T2", PostKind.CHIEF_COUNSELLOR, campus.colleges().get(0));
          posts.appoint("T3", PostKind.WORKING_GROUP, root());
        });
  }

  UUID staff(String number) {
    var id = Ids.next();
    jdbc.sql(
            """
            insert into people.person (institution_id, id, number, kind, name, initials, joined_at)
            values (?, ?, ?, 'staff', '老师', 'ls', now())
            """)
        .params(campus.id(), id, number)
        .update();
    return id;
  }

  UUID root() {
    return jdbc.sql("select id from people.unit where institution_id = ? and parent_id is null")
        .param(campus.id())
        .query(UUID.class)
        .single();
  }

  void at(int hour) {
    clock.advance(Duration.between(clock.instant(), begun.plus(Duration.ofHours(hour))));
    chasing.go();
  }

  java.time.Instant begun;

  Round begin() {
    begun = clock.instant();
    return rounds.create(
        "日报", "daily-health", Audience.ALL, null, begun.plus(Duration.ofHours(12)));
  }

  record Told(String number, String title, String fields) {}

  List<Told> told(Round round, int step) {
    return jdbc.sql(
            """
            select p.number, n.title_zh, coalesce(d.fields ->> 'count', '') from rounds.step s
              join notices.notice n on n.institution_id = s.institution_id and n.id = s.notice_id
              join notices.delivery d
                on d.institution_id = n.institution_id and d.notice_id = n.id
              join people.person p on p.institution_id = n.institution_id and p.id = d.person_id
             where s.round_id = ? and s.n = ? order by 1
            """)
        .params(round.id(), step)
        .query((row, n) -> new Told(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  @Test
  void eachStepTellsThoseWhoseTurnItIsAndOnlyOfThoseStillMissing() {
    here(
        () -> {
          var round = begin();
          reportAllBut(round, "S02", "S03", "S07");
          at(2);
          assertThat(steps.of(round.id())).allMatch(step -> step.doneAt() == null);

          at(3);
          assertThat(told(round, 1)).extracting(Told::number).containsExactly("S02", "S03", "S07");
          at(3);
          assertThat(told(round, 1)).as("gone again").hasSize(3);

          assertThat(reports.take(same(round, "S03", "late"))).isInstanceOf(Receipt.Accepted.class);
          at(6);
          assertThat(told(round, 2))
              .as("the class without a leader has nobody to tell")
              .containsExactly(new Told("S01", "日报：您班还有同学未报", "1"));
          at(8);
          assertThat(told(round, 3)).containsExactly(new Told("T1", "日报：请电话联系未报学生", "2"));
          at(10);
          assertThat(told(round, 4)).containsExactly(new Told("T2", "日报：学院尚有学生未报", "1"));
          assertThat(incidents.open(all())).isEmpty();

          at(12);
          assertThat(incidents.open(all()))
              .extracting(Incident::kind, Incident::subject, Incident::people)
              .containsExactlyInAnyOrder(
                  Tuple.tuple("missing", campus.colleges().get(0), 1),
                  Tuple.tuple("missing", campus.colleges().get(1), 1));
          assertThat(steps.of(round.id()))
              .extracting(Steps.Step::missing, Steps.Step::told, Steps.Step::cameIn)
              .containsExactly(
                  Tuple.tuple(3, 3, 1),
                  Tuple.tuple(2, 1, 0),
                  Tuple.tuple(2, 1, 0),
                  Tuple.tuple(2, 1, 0),
                  Tuple.tuple(2, 0, 0));

          reports.take(same(round, "S02", "later"));
          at(13);
          assertThat(incidents.open(all()))
              .extracting(Incident::subject)
              .containsExactly(campus.colleges().get(1));
          reports.take(same(round, "S07", "last"));
          at(13);
          assertThat(incidents.open(all())).isEmpty();
        });
  }

  @Test
  void nobodyIsToldAnythingOnceEverybodyHasReported() {
    here(
        () -> {
          var round = begin();
          reportAllBut(round);
          at(12);
          assertThat(steps.of(round.id()))
              .extracting(Steps.Step::missing, Steps.Step::told, Steps.Step::notice)
              .containsOnly(Tuple.tuple(0, 0, null));
          assertThat(incidents.open(all())).isEmpty();
        });
  }

  @Test
  void oneTapInAMessageIsTheReportHoweverOftenItArrives() {
    here(
        () -> {
          var round = begin();
          var person = person("S01");
          var t = texts.of(Locale.SIMPLIFIED_CHINESE);
          var first = reporting.tap(round.id(), person, "card-1", t);
          assertThat(first).startsWith("已填报");
          assertThat(reporting.tap(round.id(), person, "card-1", t)).isEqualTo(first);
          assertThat(
                  jdbc.sql("select count(*) from rounds.report where round_id = ?")
                      .param(round.id())
                      .query(Integer.class)
                      .single())
              .isEqualTo(1);
          assertThat(reporting.settled(round.id(), List.of(person, person("S02"))))
              .containsExactly(person);
        });
  }

  @Test
  void anAudienceCanBeThoseWhoAreMissingInARound() {
    here(
        () -> {
          var round = begin();
          reportAllBut(round, "S05");
          assertThat(
                  audiences.preview(Audience.of("round", round.id() + ":missing"), all()).names())
              .extracting(org.muster.people.PersonLine::number)
              .containsExactly("S05");
        });
  }

  @Test
  void theStepsOfARoundCanBeItsOwn() {
    here(
        () -> {
          var chase =
              Chase.of(
                  json.readTree(
                      """
                      [{"after": "PT4H", "do": "incident"}, {"after": "PT1H", "do": "remind"}]
                      """));
          begun = clock.instant();
          var round =
              rounds.create(
                  "日报",
                  "daily-health",
                  Audience.ALL,
                  null,
                  begun.plus(Duration.ofHours(12)),
                  chase);
          assertThat(steps.of(round.id()))
              .extracting(Steps.Step::does, Steps.Step::dueAt)
              .containsExactly(
                  Tuple.tuple(Chase.Kind.REMIND, begun.plus(Duration.ofHours(1))),
                  Tuple.tuple(Chase.Kind.INCIDENT, begun.plus(Duration.ofHours(4))));
        });
  }

  @Test
  void stepsThatAreNotUnderstoodAreRefused() {
    for (var bad :
        List.of(
            "{}",
            "[{\"after\": \"2h\", \"do\": \"remind\"}]",
            "[{\"after\": \"PT2H\", \"do\": \"shout\"}]",
            "[{\"after\": \"-PT2H\", \"do\": \"remind\"}]")) {
      assertThatThrownBy(() -> Chase.of(json.readTree(bad)))
          .as(bad)
          .isInstanceOf(Problem.class)
          .hasMessage("rounds.chase");
    }
  }
}
