package org.muster.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.MusterTest;
import org.muster.MutableClock;
import org.muster.identity.Viewer;
import org.muster.operation.Operations;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An outbreak played on a copy of two colleges with six classes of forty. */
@MusterTest
@SuppressWarnings("NullAway") // what a test does not find, it fails by
class DrillsModuleTests {

  private static final int STUDENTS = 240;

  @Autowired Drills drills;
  @Autowired Playing playing;
  @Autowired Institutions institutions;
  @Autowired Operations operations;
  @Autowired JdbcClient jdbc;
  @Autowired MutableClock clock;

  private static UUID campus;
  private static Viewer head;

  /** Played once for all tests. */
  private static Drill whole;

  @BeforeEach
  void campus() {
    clock.set(MutableClock.START);
    if (campus != null) {
      return;
    }
    campus =
        institutions
            .create(
                "d" + Ids.next().toString().replace("-", "").substring(8, 30),
                "试验大学",
                "Asia/Shanghai")
            .id();
    head = new Viewer(campus, null, "张处长");
    here(this::fill);
    whole = played(scenario(10, 2, 1));
  }

  private void here(Runnable work) {
    CurrentInstitution.run(campus, work);
  }

  private void fill() {
    jdbc.sql(
            """
            with root as (
              select id from people.unit where institution_id = :i and kind = 'university'
            ), college as (
              insert into people.unit (institution_id, id, parent_id, kind, name)
              select :i, gen_random_uuid(), root.id, 'college', '第' || n || '学院'
                from root, generate_series(1, 2) n returning id, name
            ), class as (
              insert into people.unit (institution_id, id, parent_id, kind, name)
              select :i, gen_random_uuid(), college.id, 'class', '班' || n
                from college, generate_series(1, 3) n returning id, parent_id, name
            ), numbered as (
              select id, parent_id, row_number() over (order by parent_id, name) as n from class
            ), student as (
              insert into people.person
                (institution_id, id, number, kind, name, initials, joined_at, phone)
              select :i, gen_random_uuid(), 'X' || c.n || '-' || k, 'student', '真名' || c.n || k, '',
                     :now, '13800000000'
                from numbered c, generate_series(1, 40) k returning id, number
            ), belongs as (
              insert into people.membership (institution_id, person_id, unit_id, from_at)
              select :i, s.id, c.id, :now from student s
                join numbered c on s.number like 'X' || c.n || '-%' returning 1
            ), staff as (
              insert into people.person (institution_id, id, number, kind, name, initials, joined_at)
              select :i, gen_random_uuid(), 'T' || n, 'staff', '教师真名' || n, '', :now
                from generate_series(1, 9) n returning id, number
            )
            insert into people.post (institution_id, id, person_id, kind, unit_id, from_on)
            select :i, gen_random_uuid(), t.id, 'counsellor', c.id, date '2026-09-01'
              from numbered c join staff t on t.number = 'T' || c.n
            union all
            select :i, gen_random_uuid(), s.id, 'class_leader', c.id, date '2026-09-01'
              from numbered c join student s on s.number = 'X' || c.n || '-1'
            union all
            select :i, gen_random_uuid(), t.id, 'chief_counsellor', c.id, date '2026-09-01'
              from college c join staff t
                on t.number = case when c.name = '第1学院' then 'T7' else 'T8' end
            union all
            select :i, gen_random_uuid(), t.id, 'working_group', root.id, date '2026-09-01'
              from root, staff t where t.number = 'T9'
            """)
        .param("i", campus)
        .param("now", clock.instant().atOffset(java.time.ZoneOffset.UTC))
        .update();
  }

  private static Scenario scenario(int silent, int absent, int uncovered) {
    return new Scenario("outbreak", 1, "response", silent, absent, uncovered, 7);
  }

  private Drill played(Scenario scenario) {
    return CurrentInstitution.call(
        campus,
        () -> {
          var id = drills.start(head, scenario, Locale.SIMPLIFIED_CHINESE);
          playing.all(() -> false);
          return drills.get(id);
        });
  }

  @Test
  void aDayIsPlayedUntilEverybodyIsAccountedForAndTheReviewSaysHow() {
    var drill = whole;

    assertThat(drill.state()).isEqualTo(Drill.State.DONE);
    var review = drill.review();
    assertThat(review.students()).isEqualTo(STUDENTS);
    var asked = review.rounds().getFirst();
    assertThat(asked.missing()).isZero();
    assertThat(asked.roll())
        .isEqualTo(STUDENTS)
        .isEqualTo(asked.reported() + asked.proxy() + asked.excused() + asked.unreachable());
    // One in ten is silent: they were found by telephone.
    assertThat(asked.proxy()).isGreaterThan(STUDENTS / 20);
    assertThat(asked.inTime()).isLessThan(STUDENTS);
    assertThat(asked.signedAt()).isAfter(asked.dueAt());
    assertThat(review.calls()).isGreaterThanOrEqualTo(asked.proxy());
    assertThat(review.colleges()).extracting(Review.College::roll).containsExactly(120, 120);
    assertThat(review.events())
        .extracting(Review.Event::key)
        .contains(
            "drill.event.declared",
            "drill.event.absent",
            "drill.event.order",
            "drill.event.order-done",
            "drill.event.opened",
            "drill.event.remind",
            "drill.event.call_sheet",
            "operation.incident.away",
            "drill.event.over",
            "drill.event.signed")
        .startsWith("drill.event.declared");
    assertThat(review.events()).extracting(Review.Event::at).isSorted();
    assertThat(review.measures())
        .extracting(Review.Measure::code)
        .containsExactly("all", "in-time", "found", "last", "gap", "order");
    assertThat(review.score()).isBetween(50, 100);
  }

  @Test
  void nobodysNameLeavesTheInstitutionAndNothingOfTheCopyStays() {
    assertThat(whole.copy()).isNull();
    assertThat(whole.review().toString()).doesNotContain("真名");
    assertThat(institutions.all()).extracting(one -> one.name()).doesNotContain("试验大学（演练）");
    // Asked for every institution at once, as no room ever does.
    assertThat(
            jdbc.sql("select count(*) from people.institution where made_up")
                .query(Integer.class)
                .single())
        .isZero();
    here(() -> assertThat(operations.current()).isEmpty());
  }

  @Test
  void theSameScenarioGoesTheSameWayAgainAlsoWhenItIsBrokenOff() {
    here(
        () -> {
          var id = drills.start(head, scenario(10, 2, 1), Locale.SIMPLIFIED_CHINESE);
          var looks = new AtomicInteger();
          playing.all(() -> looks.incrementAndGet() > 70);
          assertThat(drills.get(id).running()).isTrue();
          assertThat(drills.get(id).reached()).isAfter(Instant.parse("2026-11-20T23:00:00Z"));
          playing.all(() -> false);
          var drill = drills.get(id);
          assertThat(drill.state()).isEqualTo(Drill.State.DONE);
          assertThat(drill.review().rounds()).isEqualTo(whole.review().rounds());
          assertThat(drill.review().score()).isEqualTo(whole.review().score());
        });
  }

  @Test
  void whoStopsOneIsRidOfItAndOfItsCopy() {
    here(
        () -> {
          var id = drills.start(head, scenario(6, 0, 0), Locale.ENGLISH);
          assertThatThrownBy(() -> drills.start(head, scenario(6, 0, 0), Locale.ENGLISH))
              .isInstanceOfSatisfying(
                  Problem.class, problem -> assertThat(problem.code()).isEqualTo("drill.running"));
          var looks = new AtomicInteger();
          playing.all(
              () -> {
                if (looks.incrementAndGet() == 10) {
                  drills.stop(id);
                }
                return false;
              });
          var drill = drills.get(id);
          assertThat(drill.state()).isEqualTo(Drill.State.STOPPED);
          assertThat(drill.copy()).isNull();
          assertThat(drills.newest()).extracting(Drill::id).contains(id);
        });
  }

  @Test
  void aScenarioThatCannotBeIsRefused() {
    assertThatThrownBy(() -> scenario(61, 0, 0)).hasMessage("drill.silent");
    assertThatThrownBy(() -> scenario(6, 51, 0)).hasMessage("drill.absent");
    assertThatThrownBy(() -> scenario(6, 1, 2)).hasMessage("drill.absent");
  }
}
