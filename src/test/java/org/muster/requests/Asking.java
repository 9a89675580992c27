package org.muster.requests;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.muster.MusterTest;
import org.muster.MutableClock;
import org.muster.forms.Answers;
import org.muster.identity.Viewer;
import org.muster.people.PostKind;
import org.muster.people.Posts;
import org.muster.people.Scope;
import org.muster.people.Scopes;
import org.muster.rounds.SmallCampus;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.workbench.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A small campus where somebody asks: T1 is the counsellor of the first class, T3 the chief of its
 * college, T5 the working group, L1 and L2 are logistics.
 */
@MusterTest
@Import(SmallCampus.class)
@SuppressWarnings("NullAway.Init") // set inside the institution, which the checker does not follow
public abstract class Asking {

  @Autowired protected SmallCampus campuses;
  @Autowired protected Requests requests;
  @Autowired protected RequestDecisions decisions;
  @Autowired protected RequestQueues queues;
  @Autowired protected RequestTalk talk;
  @Autowired protected Posts posts;
  @Autowired protected Scopes scopes;
  @Autowired protected Tasks tasks;
  @Autowired protected JdbcClient jdbc;
  @Autowired protected MutableClock clock;

  protected SmallCampus.Made campus;

  @BeforeEach
  protected void chain() {
    clock.set(MutableClock.START);
    campus = campuses.make();
    here(
        () -> {
          for (var number : List.of("T1", "T3", "T5", "L1", "L2")) {
            staff(number);
          }
          posts.appoint("T1", PostKind.COUNSELLOR, campus.classes().getFirst());
          posts.appoint("T3", PostKind.CHIEF_COUNSELLOR, campus.colleges().getFirst());
          posts.appoint("T5", PostKind.WORKING_GROUP, root());
          posts.appoint("L1", PostKind.LOGISTICS, root());
          posts.appoint("L2", PostKind.LOGISTICS, root());
        });
  }

  protected void here(Runnable work) {
    CurrentInstitution.run(campus.id(), work);
  }

  protected void staff(String number) {
    jdbc.sql(
            """
            insert into people.person (institution_id, id, number, kind, name, initials, joined_at)
            values (?, ?, ?, 'staff', ?, 'ls', now())
            """)
        .params(campus.id(), Ids.next(), number, "老师" + number)
        .update();
  }

  protected UUID root() {
    return jdbc.sql("select id from people.unit where institution_id = ? and parent_id is null")
        .param(campus.id())
        .query(UUID.class)
        .single();
  }

  protected UUID room() {
    return jdbc.sql(
            "select id from people.place where institution_id = ? and kind = 'room' order by name"
                + " limit 1")
        .param(campus.id())
        .query(UUID.class)
        .single();
  }

  protected UUID person(String number) {
    return jdbc.sql("select id from people.person where institution_id = ? and number = ?")
        .params(campus.id(), number)
        .query(UUID.class)
        .single();
  }

  protected Viewer viewer(String number) {
    return new Viewer(campus.id(), person(number), "老师" + number);
  }

  protected Scope scope(String number) {
    return scopes.of(viewer(number));
  }

  /** Nobody acts in somebody's posts from today on. */
  protected void away(String number) {
    jdbc.sql(
            """
            insert into people.readiness (institution_id, person_id, id, from_on, works,
                                          whereabouts, by_name, at)
            values (?, ?, ?, ?, false, 'away', '-', now())
            """)
        .params(campus.id(), person(number), Ids.next(), campus.institution().day(clock.instant()))
        .update();
  }

  protected UUID coldRoom(String number) {
    return requests.ask(cold(number, Ids.next()));
  }

  protected Ask cold(String number, UUID id) {
    return new Ask(
        id,
        person(number),
        "试" + number,
        person(number),
        "repairs",
        Answers.of(Map.of("kind", "heating", "what", "3号楼太冷")),
        room());
  }

  protected void pass(UUID id, int step, String by) {
    decisions.decide(id, step, Verdict.PASSED, scope(by), viewer(by));
  }

  protected Request seen(UUID id, String by) {
    return requests.get(id, scope(by));
  }
}
