package org.muster.directives;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.muster.MusterTest;
import org.muster.MutableClock;
import org.muster.identity.Viewer;
import org.muster.notices.Sender;
import org.muster.people.Audience;
import org.muster.people.Audiences;
import org.muster.people.PostKind;
import org.muster.people.Posts;
import org.muster.people.Scope;
import org.muster.people.Scopes;
import org.muster.rounds.SmallCampus;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A small campus with its chain, and orders to give: T1 and T2 are the counsellors of the first and
 * the second college, T3 and T4 their chiefs, T5 the working group, T6 a colleague.
 */
@MusterTest
@Import(SmallCampus.class)
@SuppressWarnings("NullAway.Init") // set inside the institution, which the checker does not follow
abstract class Orders {

  @Autowired SmallCampus campuses;
  @Autowired Directives directives;
  @Autowired Receipts receipts;
  @Autowired Answering answering;
  @Autowired Progress progress;
  @Autowired Returns returns;
  @Autowired Issued issued;
  @Autowired Documents documents;
  @Autowired Reminders reminders;
  @Autowired Filling filling;
  @Autowired Posts posts;
  @Autowired Scopes scopes;
  @Autowired JdbcClient jdbc;
  @Autowired MutableClock clock;

  static final Audience COUNSELLORS = Audience.of(Audiences.POSTS, "counsellor");

  SmallCampus.Made campus;

  @BeforeEach
  void chain() {
    clock.set(MutableClock.START);
    campus = campuses.make();
    here(
        () -> {
          for (var number : List.of("T1", "T2", "T3", "T4", "T5", "T6")) {
            staff(number);
          }
          campus.classes().subList(0, 2).forEach(k -> posts.appoint("T1", PostKind.COUNSELLOR, k));
          campus.classes().subList(2, 4).forEach(k -> posts.appoint("T2", PostKind.COUNSELLOR, k));
          posts.appoint("T3", PostKind.CHIEF_COUNSELLOR, campus.colleges().get(0));
          posts.appoint("T4", PostKind.CHIEF_COUNSELLOR, campus.colleges().get(1));
          posts.appoint("T5", PostKind.WORKING_GROUP, root());
          posts.appoint("S01", PostKind.CLASS_LEADER, campus.classes().get(0));
        });
  }

  void here(Runnable work) {
    CurrentInstitution.run(campus.id(), work);
  }

  private void staff(String number) {
    jdbc.sql(
            """
            insert into people.person (institution_id, id, number, kind, name, initials, joined_at)
            values (?, ?, ?, 'staff', ?, 'ls', now())
            """)
        .params(campus.id(), Ids.next(), number, "老师" + number)
        .update();
  }

  private UUID root() {
    return jdbc.sql("select id from people.unit where institution_id = ? and parent_id is null")
        .param(campus.id())
        .query(UUID.class)
        .single();
  }

  UUID person(String number) {
    return jdbc.sql("select id from people.person where institution_id = ? and number = ?")
        .params(campus.id(), number)
        .query(UUID.class)
        .single();
  }

  Scope scope(String number) {
    return scopes.of(new Viewer(campus.id(), person(number), number));
  }

  /** One post of each class of a counsellor is another's for today and tomorrow. */
  void standIn(String holder, String standIn) {
    var today = campus.institution().day(clock.instant());
    var held =
        jdbc.sql("select id from people.post where institution_id = ? and person_id = ?")
            .params(campus.id(), person(holder))
            .query(UUID.class)
            .list();
    for (var post : new HashSet<>(held)) {
      jdbc.sql(
              """
              insert into people.stand_in (institution_id, id, post_id, person_id, from_on, to_on)
              values (?, ?, ?, ?, ?, ?)
              """)
          .params(campus.id(), Ids.next(), post, person(standIn), today, LocalDate.of(2026, 11, 30))
          .update();
    }
  }

  Item todo(int n, Duration due) {
    return item(n, Item.Kind.DO, due, List.of(), null);
  }

  /** An item that asks for a figure; held by Muster where a key is given. */
  Item figures(int n, Duration due, @Nullable String... held) {
    var questions = new java.util.ArrayList<Question>();
    Arrays.stream(held)
        .forEach(key -> questions.add(new Question(questions.size() + 1, "人数", "人", true, key)));
    return item(n, Item.Kind.RETURN, due, questions, null);
  }

  Item item(
      int n, Item.Kind kind, Duration due, List<Question> questions, @Nullable Integer parent) {
    return new Item(
        n,
        kind,
        "第" + n + "项",
        "",
        clock.instant().plus(due),
        null,
        Item.Evidence.NONE,
        questions,
        List.of(),
        parent);
  }

  Draft draft(Item... items) {
    return new Draft(Ids.next(), "疫情防控任务", "请按时完成。", List.of(items), null);
  }

  UUID issue(Draft draft) {
    return issue(draft, COUNSELLORS, "T5");
  }

  UUID issue(Draft draft, Audience audience, String by) {
    return directives.issue(draft, audience, scope(by), new Sender(person(by), "老师" + by));
  }

  void done(UUID directive, int item, String number) {
    answer(directive, item, number, Answer.Reply.PLAIN);
  }

  void returned(UUID directive, int item, String number, String figure) {
    answer(directive, item, number, new Answer.Reply("", null, Map.of(1, figure)));
  }

  void answer(UUID directive, int item, String number, Answer.Reply reply) {
    answering.answer(directive, item, person(number), reply, person(number), "老师" + number);
  }

  Receipts.Received opened(UUID directive, String number) {
    return receipts.open(directive, person(number), "老师" + number, null).orElseThrow();
  }

  /** What stands of the first item. */
  Answer answered(UUID directive, String number) {
    return Objects.requireNonNull(opened(directive, number).answers().get(1));
  }

  /** Numbers of those who were sent notices about a directive, with the titles, oldest first. */
  List<String> told(UUID directive) {
    return jdbc.sql(
            """
            select p.number || ' ' || n.title_zh
                   || coalesce(' ' || (d.fields ->> 'count'), '') from notices.notice n
              join notices.delivery d
                on d.institution_id = n.institution_id and d.notice_id = n.id
              join people.person p on p.institution_id = n.institution_id and p.id = d.person_id
             where n.institution_id = ? and n.path like ? order by n.at, n.id, p.number
            """)
        .params(campus.id(), "/directives/" + directive + "%")
        .query(String.class)
        .list();
  }

  Scope all() {
    return new Scope(campus.id(), null, Map.of(PostKind.WORKING_GROUP, Set.of()));
  }
}
