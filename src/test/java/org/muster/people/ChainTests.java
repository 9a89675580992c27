package org.muster.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.MusterTest;
import org.muster.MutableClock;
import org.muster.rounds.SmallCampus;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who acts in the chain, whom nobody acts for, and who is meant by an audience. */
@MusterTest
@Import(SmallCampus.class)
class ChainTests {

  @Autowired SmallCampus campuses;
  @Autowired Chain chain;
  @Autowired Posts posts;
  @Autowired Readiness readiness;
  @Autowired Audiences audiences;
  @Autowired JdbcClient jdbc;
  @Autowired MutableClock clock;

  SmallCampus.Made campus;
  LocalDate today;

  @BeforeEach
  void campus() {
    campus = campuses.make();
    today = campus.institution().day(clock.instant());
  }

  void here(Runnable work) {
    CurrentInstitution.run(campus.id(), work);
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

  UUID post(String number, PostKind kind, UUID unit) {
    posts.appoint(number, kind, unit);
    return posts.held(kind).stream()
        .filter(line -> line.number().equals(number) && line.unit().equals(unit))
        .findFirst()
        .orElseThrow()
        .id();
  }

  Readiness.Days away(LocalDate from, @Nullable LocalDate until) {
    return new Readiness.Days(from, until, false, Readiness.Whereabouts.AWAY, null, false, null);
  }

  @Test
  void aClassWithoutACounsellorIsAGapOfWhoeverActsNearestAboveIt() {
    here(
        () -> {
          staff("T1");
          var chief = staff("T2");
          post("T1", PostKind.COUNSELLOR, campus.classes().get(0));
          post("T2", PostKind.CHIEF_COUNSELLOR, campus.colleges().get(0));
          assertThat(chain.gaps())
              .extracting(Chain.Gap::unit, Chain.Gap::students, Chain.Gap::owner)
              .containsExactly(
                  org.assertj.core.groups.Tuple.tuple(campus.classes().get(1), 3, chief),
                  org.assertj.core.groups.Tuple.tuple(campus.classes().get(2), 3, null),
                  org.assertj.core.groups.Tuple.tuple(campus.classes().get(3), 3, null));
        });
  }

  @Test
  void aCounsellorOfAGradeActsForItsClasses() {
    here(
        () -> {
          var teacher = staff("T1");
          post("T1", PostKind.COUNSELLOR, campus.colleges().get(0));
          assertThat(chain.ofClasses(PostKind.COUNSELLOR))
              .isEqualTo(
                  Map.of(
                      campus.classes().get(0), List.of(teacher),
                      campus.classes().get(1), List.of(teacher)));
        });
  }

  @Test
  void oneWhoIsAwayLeavesAGapUntilSomebodyStandsInAndComesBack() {
    here(
        () -> {
          var holder = staff("T1");
          var other = staff("T2");
          var klass = campus.classes().get(0);
          var post = post("T1", PostKind.COUNSELLOR, klass);
          readiness.say(holder, away(today, today.plusDays(3)), "T1");
          assertThat(chain.gaps())
              .filteredOn(gap -> gap.unit().equals(klass))
              .extracting(Chain.Gap::holder)
              .containsExactly(holder);
          posts.standIn(post, "T2", today, today.plusDays(1));
          assertThat(chain.ofClasses(PostKind.COUNSELLOR)).containsEntry(klass, List.of(other));
          readiness.say(other, away(today, today), "T2");
          assertThat(chain.gaps()).extracting(Chain.Gap::unit).contains(klass);
        });
    clock.advance(Duration.ofDays(1));
    here(
        () ->
            assertThat(chain.gaps())
                .extracting(Chain.Gap::unit)
                .doesNotContain(campus.classes().get(0)));
    clock.advance(Duration.ofDays(1));
    here(
        () ->
            assertThat(chain.gaps()).extracting(Chain.Gap::unit).contains(campus.classes().get(0)));
    clock.advance(Duration.ofDays(2));
    here(
        () ->
            assertThat(chain.gaps())
                .extracting(Chain.Gap::unit)
                .doesNotContain(campus.classes().get(0)));
  }

  @Test
  void whatWasSaidLastOfADayHolds() {
    here(
        () -> {
          var holder = staff("T1");
          var klass = campus.classes().get(0);
          post("T1", PostKind.COUNSELLOR, klass);
          readiness.say(holder, away(today, null), "T1");
          assertThat(chain.ofClasses(PostKind.COUNSELLOR)).isEmpty();
          readiness.say(
              holder,
              new Readiness.Days(today, null, true, Readiness.Whereabouts.CAMPUS, null, false, 0),
              "T1");
          assertThat(chain.ofClasses(PostKind.COUNSELLOR)).containsKey(klass);
        });
  }

  @Test
  void nobodyInIsolationCanBeRecalled() {
    here(
        () ->
            assertThatThrownBy(
                    () ->
                        readiness.say(
                            staff("T1"),
                            new Readiness.Days(
                                today, today, true, Readiness.Whereabouts.TOWN, null, true, 2),
                            "T1"))
                .isInstanceOf(Problem.class)
                .hasMessage("people.isolating"));
  }

  @Test
  void anAudienceIsThoseWhoMeetEveryCriterionWithinTheSendersCharge() {
    here(
        () -> {
          var leader =
              new Scope(
                  campus.id(), null, Map.of(PostKind.COUNSELLOR, Set.of(campus.classes().get(0))));
          var all = new Scope(campus.id(), null, Map.of(PostKind.WORKING_GROUP, Set.of()));
          assertThat(audiences.preview(Audience.ALL, all).people()).isEqualTo(12);
          assertThat(audiences.preview(Audience.ALL, leader).people()).isEqualTo(3);
          var college = Audience.of("units", campus.colleges().get(0));
          assertThat(audiences.preview(college, all).people()).isEqualTo(6);
          assertThat(audiences.preview(college.and("numbers", "S01", "S12"), all).names())
              .extracting(PersonLine::number)
              .containsExactly("S01");
          assertThat(audiences.preview(Audience.of("destination", "4404"), all).people())
              .isEqualTo(12);
          assertThat(audiences.preview(Audience.of("staying", true), all).people()).isZero();
        });
  }

  @Test
  void postsTurnTheAudienceToThoseWhoActInThem() {
    here(
        () -> {
          staff("T1");
          staff("T2");
          post("T1", PostKind.COUNSELLOR, campus.classes().get(0));
          post("T1", PostKind.COUNSELLOR, campus.classes().get(1));
          post("T2", PostKind.COUNSELLOR, campus.classes().get(2));
          var all = new Scope(campus.id(), null, Map.of(PostKind.WORKING_GROUP, Set.of()));
          var counsellors = Audience.of("posts", "counsellor");
          assertThat(audiences.preview(counsellors, all).names())
              .extracting(PersonLine::number)
              .containsExactlyInAnyOrder("T1", "T2");
          assertThat(
                  audiences
                      .preview(counsellors.and("units", campus.colleges().get(1)), all)
                      .names())
              .extracting(PersonLine::number)
              .containsExactly("T2");
        });
  }

  @Test
  void aCriterionThatIsNotUnderstoodIsRefused() {
    for (var bad :
        List.of(
            Audience.of("phase", "x"),
            Audience.of("units", "x"),
            Audience.of("origin", "Hubei"),
            Audience.of("posts", "boss"))) {
      assertThatThrownBy(() -> audiences.check(bad))
          .isInstanceOf(Problem.class)
          .hasMessage("people.audience");
    }
  }
}
