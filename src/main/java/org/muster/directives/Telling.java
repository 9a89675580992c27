package org.muster.directives;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.notices.Draft;
import org.muster.notices.Notices;
import org.muster.notices.Recipients;
import org.muster.notices.Sender;
import org.muster.notices.Words;
import org.muster.people.Chain;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is said of directives, to whom and in which words. */
@Component
class Telling {

  private static final Duration AFTER_DUE = Duration.ofDays(1);

  private final JdbcClient jdbc;
  private final Notices notices;
  private final Institutions institutions;
  private final Texts texts;
  private final Clock clock;

  Telling(JdbcClient jdbc, Notices notices, Institutions institutions, Texts texts, Clock clock) {
    this.jdbc = jdbc;
    this.notices = notices;
    this.institutions = institutions;
    this.texts = texts;
    this.clock = clock;
  }

  /** Tells every receiver that there is a directive, and whoever acts for them. */
  void issued(Directive directive, List<Item> items, Sender by) {
    var first = items.stream().map(Item::dueAt).min(Comparator.naturalOrder()).orElseThrow();
    var last = items.stream().map(Item::dueAt).max(Comparator.naturalOrder()).orElseThrow();
    send(
        "directive " + directive.id(),
        "directives.notice",
        new Object[] {directive.title()},
        new Object[] {directive.by(), items.size()},
        first,
        "/directives/" + directive.id(),
        last.plus(AFTER_DUE),
        receivers(directive.id()),
        by);
  }

  /** Reminds those who act for receivers, each of how many items. */
  void remind(Directive directive, Instant due, Map<UUID, Integer> people) {
    send(
        "directive " + Ids.next(),
        "directives.remind",
        new Object[] {directive.title()},
        new Object[] {directive.by()},
        due,
        "/directives/" + directive.id(),
        due.plus(AFTER_DUE),
        counted(people),
        Sender.PROGRAM);
  }

  /** Tells superiors how many of those below them have not done what was due. */
  void overdue(Directive directive, Instant due, Map<UUID, Integer> superiors) {
    send(
        "directive " + Ids.next(),
        "directives.overdue-notice",
        new Object[] {directive.title()},
        new Object[] {directive.by()},
        due,
        "/directives/" + directive.id() + "/progress",
        clock.instant().plus(AFTER_DUE),
        counted(superiors),
        Sender.PROGRAM);
  }

  private void send(
      String key,
      String words,
      Object[] title,
      Object[] body,
      Instant due,
      String path,
      Instant until,
      List<Recipients.One> to,
      Sender by) {
    if (to.isEmpty()) {
      return;
    }
    // The last argument of the text is when it is due.
    var arguments = java.util.Arrays.copyOf(body, body.length + 1);
    notices.send(
        new Draft(
            key,
            Words.of(
                texts,
                t -> t.of(words, title),
                t -> {
                  arguments[body.length] = t.moment(due, institutions.current().zone());
                  return t.of(words + ".text", arguments);
                }),
            false,
            null,
            path,
            until),
        new Recipients.Each(to),
        by);
  }

  private static List<Recipients.One> counted(Map<UUID, Integer> people) {
    return people.entrySet().stream()
        .map(
            one ->
                new Recipients.One(one.getKey(), Map.of("count", String.valueOf(one.getValue()))))
        .toList();
  }

  private List<Recipients.One> receivers(UUID directive) {
    return jdbc.sql(
            """
            select r.person_id from directives.receiver r
             where r.institution_id = :institution and r.directive_id = :directive
            union
            select a.person_id from directives.receiver r
              join (%s) a on a.holder_id = r.person_id and a.kind = r.post
             where r.institution_id = :institution and r.directive_id = :directive
            """
                .formatted(Chain.ACTING))
        .param("institution", CurrentInstitution.get())
        .param("today", institutions.today())
        .param("directive", directive)
        .query((row, n) -> new Recipients.One(row.getObject(1, UUID.class), Map.of()))
        .list();
  }
}
