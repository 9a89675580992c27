package org.muster.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.MusterTest;
import org.muster.MutableClock;
import org.muster.people.PostKind;
import org.muster.people.Posts;
import org.muster.people.Readiness;
import org.muster.people.Scope;
import org.muster.rounds.SmallCampus;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Students whom nobody answers for are an incident with a name on it, until somebody does. */
@MusterTest
@Import(SmallCampus.class)
@SuppressWarnings("NullAway.Init") // set inside the institution, which the checker does not follow
class IncidentsTests {

  @Autowired SmallCampus campuses;
  @Autowired Operations operations;
  @Autowired Incidents incidents;
  @Autowired Orphans orphans;
  @Autowired Relief relief;
  @Autowired Posts posts;
  @Autowired Readiness readiness;
  @Autowired JdbcClient jdbc;
  @Autowired MutableClock clock;

  SmallCampus.Made campus;
  LocalDate today;
  UUID counsellor;
  UUID chief;

  @BeforeEach
  void campus() {
    campus = campuses.make();
    today = campus.institution().day(clock.instant());
    here(
        () -> {
          counsellor = staff("T1");
          staff("T2");
          chief = staff("T3");
          staff("T4");
          for (var klass : campus.classes().subList(0, 2)) {
            posts.appoint("T1", PostKind.COUNSELLOR, klass);
          }
          for (var klass : campus.classes().subList(2, 4)) {
            posts.appoint("T2", PostKind.COUNSELLOR, klass);
          }
          posts.appoint("T3", PostKind.CHIEF_COUNSELLOR, campus.colleges().get(0));
          operations.declare("流感", "王老师");
        });
  }

  void here(Runnable work) {
    CurrentInstitution.run(campus.id(), work);
  }

  UUID staff(String number) {
    var id = Ids.next();
    jdbc.sql(
            """
            insert into people.person (institution_id, id, number, kind, name, initials, joined_at)
            values (?, ?, ?, 'staff', ?, 'ls', now())
            """)
        .params(campus.id(), id, number, "老师" + number)
        .update();
    return id;
  }

  Scope all() {
    return new Scope(campus.id(), null, Map.of(PostKind.WORKING_GROUP, Set.of()));
  }

  void away(UUID person) {
    readiness.say(
        person,
        new Readiness.Days(today, null, false, Readiness.Whereabouts.AWAY, null, false, null),
        "x");
  }

  List<Incident> look() {
    orphans.look();
    return incidents.open(all());
  }

  @Test
  void aCounsellorWhoIsAwayIsOneIncidentOfTheChiefUntilSomebodyStandsIn() {
    here(
        () -> {
          assertThat(look()).isEmpty();
          away(counsellor);
          var found = look();
          assertThat(found)
              .extracting(Incident::kind, Incident::people, Incident::owner)
              .containsExactly(org.assertj.core.groups.Tuple.tuple("away", 6, chief));
          assertThat(look()).as("looked at again").isEqualTo(found);
          assertThat(
                  jdbc.sql(
                          """
                          select d.person_id, n.body_zh from notices.delivery d
                            join notices.notice n on n.institution_id = d.institution_id
                             and n.id = d.notice_id
                          """)
                      .query((row, n) -> row.getObject(1, UUID.class) + " " + row.getString(2))
                      .list())
              .as("its owner is told once")
              .containsExactly(chief + " 辅导员老师T1不在岗且无人代班：6 名学生无人负责");
          relief.name(found.getFirst(), "T4", today.plusDays(3));
          assertThat(look()).isEmpty();
          assertThat(incidents.over(all(), 10)).hasSize(1);
        });
    clock.advance(Duration.ofDays(4));
    here(() -> assertThat(look()).as("the stand-in is over").hasSize(1));
  }

  @Test
  void aVacantClassIsAnIncidentUntilItHasACounsellor() {
    here(
        () -> {
          var post =
              posts.held(PostKind.COUNSELLOR).stream()
                  .filter(line -> line.unit().equals(campus.classes().get(0)))
                  .findFirst()
                  .orElseThrow();
          posts.end(post.id(), today);
        });
    clock.advance(Duration.ofDays(1));
    here(
        () -> {
          var vacant = look();
          assertThat(vacant)
              .extracting(Incident::kind, Incident::subject, Incident::people)
              .containsExactly(
                  org.assertj.core.groups.Tuple.tuple("vacant", campus.classes().get(0), 3));
          relief.name(vacant.getFirst(), "T4", today);
          assertThat(look()).isEmpty();
        });
  }

  @Test
  void whoeverTookItKeepsItWhileTheyAct() {
    here(
        () -> {
          var other = staff("T5");
          posts.appoint("T5", PostKind.CHIEF_COUNSELLOR, campus.colleges().get(0));
          away(counsellor);
          var found = look().getFirst();
          var taker = chief.equals(found.owner()) ? other : chief;
          incidents.take(found.id(), all(), taker);
          assertThat(look()).extracting(Incident::owner).containsExactly(taker);
          away(taker);
          assertThat(look())
              .extracting(Incident::owner, Incident::takenAt)
              .containsExactly(
                  org.assertj.core.groups.Tuple.tuple(taker.equals(chief) ? other : chief, null));
        });
  }

  @Test
  void withoutAnOperationNobodyIsTroubled() {
    here(
        () -> {
          away(counsellor);
          assertThat(look()).hasSize(1);
          operations.end(operations.current().orElseThrow().id(), "结束", "王老师");
          assertThat(look()).isEmpty();
        });
  }

  @Test
  void anotherCollegesIncidentIsNotTheirs() {
    here(
        () -> {
          away(counsellor);
          var found = look().getFirst();
          var elsewhere =
              new Scope(
                  campus.id(),
                  Ids.next(),
                  Map.of(PostKind.CHIEF_COUNSELLOR, Set.of(campus.classes().get(3))));
          assertThat(incidents.open(elsewhere)).isEmpty();
          assertThatThrownBy(() -> incidents.take(found.id(), elsewhere, chief))
              .isInstanceOf(Problem.class)
              .hasMessage("not-found");
        });
  }
}
