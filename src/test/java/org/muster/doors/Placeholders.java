package org.muster.doors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.muster.drill.Drill;
import org.muster.drill.Drills;
import org.muster.drill.Scenario;
import org.muster.forms.Forms;
import org.muster.identity.TokenScope;
import org.muster.identity.Tokens;
import org.muster.identity.Viewer;
import org.muster.notices.Draft;
import org.muster.notices.NoticeLinks;
import org.muster.notices.Notices;
import org.muster.notices.Recipients;
import org.muster.notices.Robots;
import org.muster.notices.Sender;
import org.muster.notices.Words;
import org.muster.operation.Incidents;
import org.muster.operation.Operations;
import org.muster.operation.Packs;
import org.muster.operation.Stages;
import org.muster.people.Audience;
import org.muster.people.roster.Imports;
import org.muster.people.roster.Upload;
import org.muster.rounds.Closures;
import org.muster.rounds.Level;
import org.muster.rounds.PersonalLinks;
import org.muster.rounds.Round;
import org.muster.rounds.Schedules;
import org.muster.rounds.SmallCampus;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.springframework.beans.factory.annotation.Autowired;

/** What the table's placeholders stand for: made anew where a door uses it up. */
abstract class Placeholders extends Papers {

  @Autowired Imports imports;
  @Autowired Schedules schedules;
  @Autowired Operations operations;
  @Autowired Stages stages;
  @Autowired Packs packs;
  @Autowired Closures closures;
  @Autowired Forms forms;
  @Autowired PersonalLinks links;
  @Autowired Notices notices;
  @Autowired NoticeLinks noticeLinks;
  @Autowired Incidents incidents;
  @Autowired Tokens tokens;
  @Autowired Drills drills;
  @Autowired Robots robots;

  final Map<Role, Viewer> viewers = new EnumMap<>(Role.class);

  /** Of each university one: none of the doors uses an import up. */
  private final Map<UUID, UUID> imported = new HashMap<>();

  /** A university to knock at. */
  record Premises(SmallCampus.Made campus, Round round, Viewer staff) {}

  /** What the door's placeholders stand for at one university, for one role. */
  Map<String, String> words(Door door, Premises at, Role role, boolean own) {
    return CurrentInstitution.call(at.campus().id(), () -> idsOf(door, at, role, own));
  }

  private Map<String, String> idsOf(Door door, Premises at, Role role, boolean own) {
    int klass = own ? 0 : role == Role.STUDENT || role == Role.LEADER ? 1 : 2;
    // A student's neighbour is a class mate; everybody else's lives in the next class.
    var number = own ? "S02" : role == Role.STUDENT ? "S03" : "S%02d".formatted(klass * 3 + 1);
    var owner = own ? viewers.getOrDefault(role, at.staff()) : at.staff();
    var words = new HashMap<String, String>();
    for (var word : door.placeholders()) {
      words.put(
          word,
          switch (word) {
            case "class" -> at.campus().classes().get(klass).toString();
            case "college" -> at.campus().colleges().get(klass < 2 ? 0 : 1).toString();
            case "number" -> number;
            case "person" -> student(number, at).toString();
            case "round" -> at.round().id().toString();
            case "place" -> id("people.place where kind = 'building'", at).toString();
            case "form" -> forms.latest("daily-health").id().toString();
            case "notice" -> notice(owner, owner).toString();
            case "notice-link" -> noticeLink(at, student(number, at));
            case "incident" -> incident(at.campus().classes().get(klass)).toString();
            case "link" -> last(links.link(at.campus().id(), at.round(), student(number, at)));
            case "name-grant" -> nameGrant(at).toString();
            case "token" -> token(owner).id().toString();
            case "schedule" -> schedule().toString();
            case "operation" -> operation(at).toString();
            case "pack" -> "typhoon";
            case "version" -> "1";
            case "stage" -> "orange";
            case "robot" -> robot(at.campus().classes().get(klass)).toString();
            case "drill" -> drill().toString();
            case "duty" -> "count-all";
            case "holder" -> (owner.person() == null ? Ids.next() : owner.person()).toString();
            case "tick", "unheard" -> Ids.next().toString();
            case "visit" -> OfVisits.visit(jdbc, at.campus().id());
            case "watch-list" -> OfWatch.draft(jdbc, at.campus().id());
            case "post" -> id("people.post where kind = 'counsellor'", at).toString();
            case "import" ->
                imported.computeIfAbsent(at.campus().id(), none -> imported(at)).toString();
            case "closure" -> closed(at).toString();
            case "export" -> wanted(owner, false).toString();
            case "request" ->
                wanted(at.campus() == campus ? counsellor : at.staff(), true).toString();
            case "backup" -> Ids.next().toString();
            case "destruction" -> destruction(at.campus().id(), false).toString();
            case "institution" -> at.campus().institution().code();
            case "statement" -> statement().toString();
            case "file" -> "certificate.json";
            case "certificate" -> destruction(at.campus().id(), true).toString();
            case "secret", "provider" -> "unknown";
            case "role" -> "counsellor";
            case "kind-of-request" -> "repairs";
            case "unknown" -> "phone";
            case "problem" -> "phone_missing";
            case "entity" -> "student";
            case "outcome" -> "same";
            case "asked", "picture" ->
                OfRequests.word(word, jdbc, at.campus().id(), student(number, at));
            case "leave" ->
                OfRequests.leave(jdbc, at.campus().id(), student(number, at)).toString();
            case "directive", "document", "directive-holder" ->
                OfDirectives.word(word, jdbc, at.campus().id());
            case "outbreak", "illness", "lines" ->
                OfCases.word(word, jdbc, at.campus().id(), number);
            case "sitrep" -> OfSitreps.draft(jdbc, at.campus().id());
            case "stay", "bed", "reading", "day", "meal" ->
                OfIsolation.word(word, jdbc, at.campus().id());
            case "blank" -> OfReturns.blank(jdbc, at.campus().id());
            case "superior" -> OfUpward.superior(jdbc, at.campus().id());
            case "asked-member", "asking-day" -> OfAskings.word(word, jdbc, at.campus().id());
            case "filled-day" -> "2026-11-01";
            case "campaign", "item", "second-store" ->
                OfSupplies.word(word, jdbc, at.campus().id());
            case "warning" ->
                OfSituation.warning(jdbc, at.campus().id(), at.campus().classes().get(klass));
            default -> OfDesks.word(word, jdbc, at.campus().id(), own);
          });
    }
    return words;
  }

  /** A message from one to one. */
  private UUID notice(Viewer from, Viewer to) {
    var id = Ids.next();
    return notices
        .send(
            new Draft(
                "door " + id,
                new Words("通知", "正文", null, null),
                false,
                null,
                clock.instant().plus(Duration.ofDays(1))),
            new Recipients.Each(
                to.person() == null
                    ? List.of()
                    : List.of(new Recipients.One(to.person(), Map.of()))),
            new Sender(from.person(), from.name()))
        .notice();
  }

  private String noticeLink(Premises at, UUID person) {
    var notice = notices.get(notice(at.staff(), new Viewer(at.campus().id(), person, "S")));
    var link = noticeLinks.link(at.campus().id(), notice, person);
    return link.substring(link.indexOf("/n/") + 3);
  }

  private UUID incident(UUID klass) {
    incidents.over("vacant", klass);
    incidents.raise("vacant", List.of(new Incidents.Found(klass, klass, 3, null)));
    return jdbc.sql("select id from operation.incident where subject = ? and closed_at is null")
        .param(klass)
        .query(UUID.class)
        .single();
  }

  /** A token that can do all that its owner can. */
  final Tokens.Issued token(Viewer owner) {
    return tokens.issue(owner, "door", TokenScope.grantable(), Tokens.LONGEST);
  }

  /** Names granted for a day to a token that is only said to be there. */
  private UUID nameGrant(Premises at) {
    var id = Ids.next();
    jdbc.sql(
            """
            insert into people.name_grant
              (institution_id, id, token_id, token_label, bearer, purpose, fields, from_on, until,
               by_person, by_name, at)
            select institution_id, ?, ?, 'door', '-', 'to be taken back', '{name}', '2026-11-01',
                   '2026-12-31', id, '-', now()
              from people.person where institution_id = ? limit 1
            """)
        .params(id, Ids.next(), at.campus().id())
        .update();
    return id;
  }

  private UUID student(String number, Premises at) {
    return id("people.person where number = '%s'".formatted(number), at);
  }

  private UUID schedule() {
    return schedules.create(
        "晨检",
        "daily-health",
        Audience.ALL,
        LocalTime.of(7, 0),
        LocalTime.of(10, 0),
        LocalDate.of(2030, 1, 1),
        null);
  }

  private UUID operation(Premises at) {
    return operations
        .current()
        .map(org.muster.operation.Operation::id)
        .orElseGet(
            () -> stages.declare(packs.get("typhoon", 1), "blue", "台风", "预警", at.staff().name()));
  }

  private UUID imported(Premises at) {
    try {
      var file = Files.createTempFile("door", ".csv");
      Files.write(file, "学号,姓名\nS02,试S02\n".getBytes(StandardCharsets.UTF_8));
      var id = imports.begin(at.staff(), List.of(new Upload("door.csv", file)));
      imports.read(at.staff(), id);
      return id;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private UUID closed(Premises at) {
    var klass = at.campus().classes().get(3);
    return closures.standing(at.round()).stream()
        .map(org.muster.rounds.Closure::id)
        .findFirst()
        .orElseGet(
            () -> {
              for (var number : List.of("S10", "S11", "S12")) {
                reports.take(
                    org.muster.rounds.Submission.self(
                        at.round().id(),
                        student(number, at),
                        number,
                        new org.muster.rounds.Submission.Same()));
              }
              return closures.close(at.round(), klass, Level.CLASS, null, "王老师").id();
            });
  }

  private UUID robot(UUID klass) {
    return robots.add(
        klass, "群", "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=" + Ids.next(), "", "-");
  }

  private UUID drill() {
    drills.newest().stream()
        .filter(Drill::running)
        .findFirst()
        .ifPresent(running -> drills.stop(running.id()));
    return drills.start(
        viewers.getOrDefault(Role.WORKING_GROUP, new Viewer(CurrentInstitution.get(), null, "-")),
        new Scenario("typhoon", 1, "blue", 6, 0, 0, 1),
        Locale.ENGLISH);
  }

  private UUID id(String from, Premises at) {
    return jdbc.sql(
            "select id from "
                + from.replace(" where", " where institution_id = ? and")
                + " limit 1")
        .param(at.campus().id())
        .query(UUID.class)
        .optional()
        .orElseGet(Ids::next);
  }

  private static String last(String link) {
    return Objects.requireNonNull(link).substring(link.indexOf("/c/") + 3);
  }
}
