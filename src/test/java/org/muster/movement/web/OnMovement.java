package org.muster.movement.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.muster.identity.Viewer;
import org.muster.movement.Span;
import org.muster.movement.Whereabouts;
import org.muster.people.PostKind;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A campus in the east whose first class is at home, and somebody at its gate. */
@SuppressWarnings("NullAway.Init") // set inside the institution, which the checker does not follow
abstract class OnMovement extends OnCampus {

  @Autowired Whereabouts whereabouts;

  Viewer logistics;
  UUID east;

  @BeforeEach
  void theFirstClassIsAtHome() {
    CurrentInstitution.run(
        campus.id(),
        () -> {
          logistics = staff("T09", "孙师傅");
          post(
              logistics,
              PostKind.LOGISTICS,
              jdbc.sql("select id from people.unit where institution_id = ? and parent_id is null")
                  .param(campus.id())
                  .query(UUID.class)
                  .single());
          east = Ids.next();
          jdbc.sql(
                  """
                  insert into people.place (institution_id, id, kind, name)
                  values (?, ?, 'campus', '东校区')
                  """)
              .params(campus.id(), east)
              .update();
          jdbc.sql(
                  """
                  update people.place set parent_id = ? where institution_id = ? and kind = 'building'
                  """)
              .params(east, campus.id())
              .update();
          jdbc.sql("update people.institution set revision = revision + 1 where id = ?")
              .param(campus.id())
              .update();
          for (var number : new String[] {"S01", "S02", "S03"}) {
            whereabouts.moved(
                person(number),
                new Whereabouts.Move(
                    Span.Where.HOME, null, "420100", clock.instant(), "roster", null),
                "-");
          }
        });
  }

  Viewer student(String number) {
    return new Viewer(campus.id(), person(number), "试" + number);
  }

  /** A batch of the first class, today and tomorrow. */
  UUID batch(int capacity) {
    assertThat(post(workingGroup, "/movement/batches", plan(capacity))).hasStatus3xxRedirection();
    return CurrentInstitution.call(
        campus.id(),
        () ->
            jdbc.sql("select id from movement.batch where institution_id = ?")
                .param(campus.id())
                .query(UUID.class)
                .single());
  }

  String[] plan(int capacity) {
    var today = campus.institution().day(clock.instant());
    return new String[] {
      "name", "第一批",
      "unit", campus.classes().getFirst().toString(),
      "from", today.toString(),
      "to", today.plusDays(1).toString(),
      "capacity", String.valueOf(capacity)
    };
  }

  /** Takes a day, so many after today. */
  MvcTestResult take(String number, UUID batch, int days) {
    return post(
        student(number),
        "/movement/batches/" + batch + "/day",
        "day",
        campus.institution().day(clock.instant()).plusDays(days).toString());
  }
}
