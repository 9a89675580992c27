package org.muster.rounds.web;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.muster.MusterTest;
import org.muster.MutableClock;
import org.muster.identity.Viewer;
import org.muster.identity.web.SignedIn;
import org.muster.people.Audience;
import org.muster.people.PostKind;
import org.muster.rounds.Receipt;
import org.muster.rounds.Reports;
import org.muster.rounds.Round;
import org.muster.rounds.Rounds;
import org.muster.rounds.SmallCampus;
import org.muster.rounds.Submission;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A small campus with the chain above it, and a round that has just been opened. */
@MusterTest
@Import(SmallCampus.class)
@SuppressWarnings("NullAway.Init") // set inside the institution, which the checker does not follow
public abstract class OnCampus {

  @Autowired protected SmallCampus campuses;
  @Autowired protected Rounds rounds;
  @Autowired protected Reports reports;
  @Autowired protected JdbcClient jdbc;
  @Autowired protected MutableClock clock;
  @Autowired protected MockMvcTester browser;

  protected SmallCampus.Made campus;
  protected Round round;

  /** S01, of the first class. */
  protected Viewer leader;

  /** Of both classes of the first college. */
  protected Viewer counsellor;

  /** Of the first college. */
  protected Viewer chief;

  protected Viewer workingGroup;
  protected Viewer dataTeam;

  @BeforeEach
  protected void morning() {
    clock.set(MutableClock.START);
    campus = campuses.make();
    CurrentInstitution.run(
        campus.id(),
        () -> {
          var root =
              jdbc.sql("select id from people.unit where institution_id = ? and parent_id is null")
                  .param(campus.id())
                  .query(UUID.class)
                  .single();
          leader = new Viewer(campus.id(), person("S01"), "试S01");
          post(person("S01"), PostKind.CLASS_LEADER, campus.classes().getFirst());
          counsellor = staff("T01", "王老师");
          campus.classes().subList(0, 2).forEach(k -> post(counsellor, PostKind.COUNSELLOR, k));
          chief = staff("T02", "李书记");
          post(chief, PostKind.CHIEF_COUNSELLOR, campus.colleges().getFirst());
          workingGroup = staff("T03", "张处长");
          post(workingGroup, PostKind.WORKING_GROUP, root);
          dataTeam = staff("T04", "赵工");
          post(dataTeam, PostKind.DATA_TEAM, root);
          round =
              rounds.create(
                  "每日健康日报",
                  "daily-health",
                  Audience.ALL,
                  null,
                  clock.instant().plus(Duration.ofHours(8)));
        });
  }

  /** Calls work inside the campus. */
  protected <T, X extends Throwable> T here(ScopedValue.CallableOp<T, X> work) throws X {
    return CurrentInstitution.call(campus.id(), work);
  }

  /** Gets a page, in Chinese. */
  protected MvcTestResult get(Viewer viewer, String path, Object... parameters) {
    return browser
        .get()
        .uri(path, parameters)
        .header("Accept-Language", "zh-CN")
        .with(SignedIn.as(viewer))
        .exchange();
  }

  /** Sends a form: field, value, field, value. */
  protected MvcTestResult post(Viewer viewer, String path, String... fields) {
    var request =
        browser
            .post()
            .uri(path)
            .header("Accept-Language", "zh-CN")
            .with(SignedIn.as(viewer))
            .with(SecurityMockMvcRequestPostProcessors.csrf());
    for (int n = 0; n < fields.length; n += 2) {
      request = request.param(fields[n], fields[n + 1]);
    }
    return request.exchange();
  }

  /** Gets the part of a page that htmx asks for. */
  protected MvcTestResult look(Viewer viewer, String path, Object... parameters) {
    return browser
        .get()
        .uri(path, parameters)
        .header("Accept-Language", "zh-CN")
        .header("HX-Request", "true")
        .with(SignedIn.as(viewer))
        .exchange();
  }

  protected static String html(MvcTestResult page) {
    try {
      return page.getResponse().getContentAsString();
    } catch (java.io.UnsupportedEncodingException never) {
      throw new IllegalStateException(never);
    }
  }

  /** The round's chase has come to the call sheet, though not by time. */
  protected void chaseComesToTheCalls() {
    jdbc.sql(
            """
            update rounds.step set done_at = ?, missing = 12, told = 1
             where institution_id = ? and round_id = ? and kind = 'call_sheet'
            """)
        .params(clock.instant().atOffset(ZoneOffset.UTC), campus.id(), round.id())
        .update();
  }

  protected void reportWell(String... numbers) {
    for (var number : numbers) {
      report(number, new Submission.Same());
    }
  }

  /** A report of fever. */
  protected void reportFever(String number) {
    report(
        number,
        new Submission.Answered(
            Map.of(
                "health",
                "unwell",
                "isolation",
                "none",
                "symptoms",
                java.util.List.of("fever"),
                "temperature",
                38.6,
                "contact",
                false,
                "listed_region",
                false,
                "household",
                false,
                "note",
                "发烧两天")));
  }

  protected void report(String number, Submission.Body body) {
    var receipt =
        CurrentInstitution.call(
            campus.id(),
            () ->
                reports.take(
                    Submission.self(round.id(), person(number), Ids.next().toString(), body)));
    if (!(receipt instanceof Receipt.Accepted)) {
      throw new AssertionError("not accepted: " + receipt);
    }
  }

  protected UUID person(String number) {
    return CurrentInstitution.call(
        campus.id(),
        () ->
            jdbc.sql("select id from people.person where institution_id = ? and number = ?")
                .params(campus.id(), number)
                .query(UUID.class)
                .single());
  }

  protected final Viewer staff(String number, String name) {
    var id = Ids.next();
    jdbc.sql(
            """
            insert into people.person (institution_id, id, number, kind, name, initials, joined_at)
            values (?, ?, ?, 'staff', ?, '', ?)
            """)
        .params(campus.id(), id, number, name, clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    return new Viewer(campus.id(), id, name);
  }

  protected final void post(Viewer holder, PostKind kind, UUID unit) {
    post(java.util.Objects.requireNonNull(holder.person()), kind, unit);
  }

  protected final void post(UUID person, PostKind kind, UUID unit) {
    jdbc.sql(
            """
            insert into people.post (institution_id, id, person_id, kind, unit_id, from_on)
            values (?, ?, ?, ?, ?, date '2026-09-01')
            """)
        .params(campus.id(), Ids.next(), person, kind.word(), unit)
        .update();
  }
}
