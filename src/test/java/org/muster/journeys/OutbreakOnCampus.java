package org.muster.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.muster.identity.Accounts;
import org.muster.identity.Viewer;
import org.muster.people.PostKind;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.Beat;
import org.muster.shared.Ids;
import org.muster.workbench.Task;
import org.muster.workbench.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A campus with a clinic, logistics and a house with single rooms, on which time passes: whatever
 * the program does by itself is done every two hours and around whatever is due, and at each of
 * these moments nothing that is open may be without somebody and a time.
 */
@SuppressWarnings("NullAway.Init")
abstract class OutbreakOnCampus extends OnCampus {

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String PASSWORD = "a long enough password";
  private static final Duration STEP = Duration.ofHours(2);

  private static Chromium chromium;

  @Autowired Accounts accounts;
  @Autowired Tasks tasks;
  @Autowired List<Beat> beats;
  @LocalServerPort int port;

  Viewer clinic;
  Viewer logistics;
  UUID isolationHouse;

  /** At how many moments everything open was looked at. */
  int moments;

  @BeforeAll
  static void startBrowser() {
    chromium = new Chromium();
  }

  @AfterAll
  static void stopBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void clinicLogisticsAndAHouse() {
    // They have lived beside each other for a while.
    clock.advance(Duration.ofMinutes(20));
    here(
        () -> {
          var root =
              jdbc.sql("select id from people.unit where institution_id = ? and parent_id is null")
                  .param(campus.id())
                  .query(UUID.class)
                  .single();
          clinic = office("T05", "校医院周医生", PostKind.CLINIC, root);
          logistics = office("T06", "后勤陈师傅", PostKind.LOGISTICS, root);
          isolationHouse = place(null, "building", "隔离楼");
          var floor = place(isolationHouse, "floor", "1层");
          for (int n = 1; n <= 4; n++) {
            place(floor, "room", "G10" + n);
          }
          jdbc.sql(
                  "update people.person set sex = 'M' where institution_id = ? and kind ="
                      + " 'student'")
              .param(campus.id())
              .update();
          for (var who : List.of(workingGroup, counsellor, clinic, logistics)) {
            account(who);
          }
          account(student("S02"));
          return true;
        });
  }

  private Viewer office(String number, String name, PostKind kind, UUID unit) {
    var id = Ids.next();
    jdbc.sql(
            """
            insert into people.person (institution_id, id, number, kind, name, initials, joined_at)
            values (?, ?, ?, 'staff', ?, 'x', ?)
            """)
        .params(campus.id(), id, number, name, java.sql.Timestamp.from(clock.instant()))
        .update();
    jdbc.sql(
            """
            insert into people.post (institution_id, id, person_id, kind, unit_id, from_on)
            values (?, ?, ?, ?, ?, date '2026-01-01')
            """)
        .params(campus.id(), Ids.next(), id, kind.word(), unit)
        .update();
    return new Viewer(campus.id(), id, name);
  }

  private UUID place(@org.jspecify.annotations.Nullable UUID parent, String kind, String name) {
    var id = Ids.next();
    jdbc.sql(
            """
            insert into people.place (institution_id, id, parent_id, kind, name, beds)
            values (:institution, :id, :parent::uuid, :kind, :name, 1)
            """)
        .param("institution", campus.id())
        .param("id", id)
        .param("parent", parent)
        .param("kind", kind)
        .param("name", name)
        .update();
    jdbc.sql("update people.institution set revision = revision + 1 where id = ?")
        .param(campus.id())
        .update();
    return id;
  }

  private void account(Viewer who) {
    accounts.create(campus.id(), person(who), login(who), who.name(), PASSWORD);
  }

  private static String login(Viewer who) {
    return "u" + person(who);
  }

  static UUID person(Viewer who) {
    return Objects.requireNonNull(who.person());
  }

  Viewer student(String number) {
    return new Viewer(campus.id(), person(number), "试" + number);
  }

  /** A browser of somebody who has just signed in, at a page. */
  Page at(Viewer who, String path) {
    var page = chromium.page();
    page.navigate(address("/sign-in"));
    page.locator("#login").fill(login(who));
    page.locator("#password").fill(PASSWORD);
    page.locator("form[action='/sign-in'] button").click();
    page.waitForURL(url -> !url.contains("/sign-in"));
    page.navigate(address(path));
    return page;
  }

  /** Sends a form and waits for what comes of it. */
  static void send(Page page, com.microsoft.playwright.Locator button) {
    page.waitForResponse(
        answer -> answer.request().method().equals("POST") && answer.status() < 400, button::click);
    page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
  }

  String address(String path) {
    return "http://localhost:" + port + path;
  }

  /** Time passes to an hour of a day, and everything is looked at on the way. */
  void until(LocalDate day, int hour, int minute) {
    var end = day.atTime(LocalTime.of(hour, minute)).atZone(ZONE).toInstant();
    while (clock.instant().isBefore(end)) {
      // Also a minute before and after whatever is due next: that is when something changes hands.
      clock.set(next(end));
      look();
    }
  }

  private Instant next(Instant end) {
    var now = clock.instant();
    var step = now.plus(STEP);
    return open().stream()
        .map(Task::dueAt)
        .filter(Objects::nonNull)
        .flatMap(due -> java.util.stream.Stream.of(due.minusSeconds(60), due.plusSeconds(60)))
        .filter(moment -> moment.isAfter(now))
        .min(Comparator.naturalOrder())
        .filter(moment -> moment.isBefore(step))
        .filter(moment -> moment.isBefore(end))
        .orElse(step.isBefore(end) ? step : end);
  }

  /** What the program does by itself is done, and nothing open is nobody's or without a time. */
  void look() {
    here(
        () -> {
          beats.forEach(Beat::beat);
          assertThat(tasks.orphans()).as("at %s", clock.instant()).isEmpty();
          return true;
        });
    moments++;
  }

  /** Everything that is open about students. */
  List<Task> open() {
    return here(
        () -> {
          var all = new ArrayList<Task>();
          for (var who : List.of(workingGroup, chief, counsellor, clinic, logistics)) {
            all.addAll(tasks.of(person(who), 500));
          }
          for (int n = 1; n <= 12; n++) {
            all.addAll(tasks.of(person("S%02d".formatted(n)), 100));
          }
          return all;
        });
  }

  static void ok(org.springframework.test.web.servlet.assertj.MvcTestResult answer) {
    assertThat(answer.getResponse().getStatus()).as(html(answer)).isLessThan(400);
  }

  static String key() {
    return Ids.next().toString();
  }

  long count(String sql, Object... parameters) {
    var all = new ArrayList<Object>(List.of(campus.id()));
    all.addAll(List.of(parameters));
    return here(() -> jdbc.sql(sql).params(all).query(Long.class).single());
  }

  /** Opens what a part of the page is folded into, where it is folded. */
  static void unfold(Page page, String part) {
    var folded = page.locator("details:not([open]):has(" + part + ") > summary");
    for (var summary : folded.all()) {
      summary.click();
    }
  }

  static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  static Page.GetByRoleOptions named(Pattern name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  static com.microsoft.playwright.Locator.FilterOptions text(String words) {
    return new com.microsoft.playwright.Locator.FilterOptions().setHasText(words);
  }
}
