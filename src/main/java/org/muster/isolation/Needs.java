package org.muster.isolation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Actor;
import org.muster.audit.Trail;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.muster.shared.SealedColumn;
import org.muster.shared.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the isolated need: asked for in a tap, done by an office, over when they say so. */
@Service
public class Needs {

  static final SealedColumn WORDS = new SealedColumn("isolation.need", "words", "person_id", true);
  static final SealedColumn ANSWER =
      new SealedColumn("isolation.need", "answer", "person_id", true);

  private static final String SELECT =
      """
      select id, stay_id, person_id, kind, words, asked_at, due_at, answer, done_at, done_by,
             confirmed_at
        from isolation.need where institution_id = :institution
      """;

  private final JdbcClient jdbc;
  private final StayTable table;
  private final StayNotices notices;
  private final Seals seals;
  private final Trail trail;

  Needs(JdbcClient jdbc, StayTable table, StayNotices notices, Seals seals, Trail trail) {
    this.jdbc = jdbc;
    this.table = table;
    this.notices = notices;
    this.seals = seals;
    this.trail = trail;
  }

  /**
   * Asks for something.
   *
   * @param key made by whoever sends it: sent again, it changes nothing
   * @throws Problem with too many words
   */
  @Transactional
  public void ask(Stay stay, UUID key, Need.Kind kind, String words) {
    if (words.length() > 1_000) {
      throw Problem.unprocessable("isolation.words", 1_000);
    }
    var now = table.now();
    int made =
        jdbc.sql(
                """
                insert into isolation.need (institution_id, id, stay_id, person_id, kind, words,
                                            asked_at, due_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (institution_id, id) do nothing
                """)
            .params(
                CurrentInstitution.get(),
                key,
                stay.id(),
                stay.person(),
                kind.word(),
                seals.seal(WORDS.name(), stay.person(), words.strip()),
                now,
                now.plus(kind.within()))
            .update();
    if (made > 0) {
      trail.record("isolation.need", "person", stay.person(), Map.of("kind", kind.word()));
    }
  }

  /** A stay's, the newest first. */
  public List<Need> of(Stay stay) {
    return jdbc.sql(SELECT + "and stay_id = :stay order by asked_at desc")
        .param("institution", CurrentInstitution.get())
        .param("stay", stay.id())
        .query(this::need)
        .list();
  }

  /** Those not done yet that somebody's office does, the oldest first. */
  public List<Need> open(Scope scope) {
    return jdbc.sql(
            SELECT
                + """
                and done_at is null and kind = any (:kinds) order by due_at, id
                """)
        .param("institution", CurrentInstitution.get())
        .param(
            "kinds",
            java.util.Arrays.stream(Need.Kind.values())
                .filter(kind -> kind.post() != null && scope.holds(kind.post()))
                .map(Need.Kind::word)
                .toArray(String[]::new))
        .query(this::need)
        .list();
  }

  /**
   * Says that one was done.
   *
   * @throws Problem not found for who does not do such, conflict where it was done before
   */
  @Transactional
  public void done(Scope scope, UUID id, String what) {
    var need = find(id);
    var stay = table.find(need.stay()).orElseThrow(Problem::notFound);
    if (!does(scope, need, stay)) {
      throw Problem.notFound();
    }
    if (what.length() > 1_000) {
      throw Problem.unprocessable("isolation.words", 1_000);
    }
    change(
        need,
        "done_at = :now, done_by = :by, answer = :answer",
        "done_at is null",
        Map.of(
            "now",
            table.now(),
            "by",
            Actor.current().name(),
            "answer",
            seals.seal(ANSWER.name(), need.person(), what.strip())));
    notices.answered(need);
    trail.record("isolation.need-done", "person", need.person(), Map.of());
  }

  private static boolean does(Scope scope, Need need, Stay stay) {
    PostKind post = need.kind().post();
    return Stays.manages(scope, stay.unit()) || post != null && scope.holds(post);
  }

  /**
   * The student says that they have it, or that it is not so: then it is open again.
   *
   * @throws Problem not found for another's, conflict where it is not said to be done
   */
  @Transactional
  public void confirm(UUID person, UUID id, boolean yes) {
    var need = find(id);
    if (!need.person().equals(person)) {
      throw Problem.notFound();
    }
    if (yes) {
      change(
          need,
          "confirmed_at = :now",
          "done_at is not null and confirmed_at is null",
          Map.of("now", table.now()));
    } else {
      change(
          need,
          "done_at = null, done_by = null, due_at = :due",
          "done_at is not null and confirmed_at is null",
          Map.of("due", table.now().plus(need.kind().within())));
    }
    trail.record("isolation.need-confirmed", "person", need.person(), Map.of("yes", yes));
  }

  private void change(Need need, String set, String expected, Map<String, ?> values) {
    int changed =
        jdbc.sql(
                """
                update isolation.need set %s
                 where institution_id = :institution and id = :id and %s
                """
                    .formatted(set, expected))
            .param("institution", CurrentInstitution.get())
            .param("id", need.id())
            .params(values)
            .update();
    if (changed == 0) {
      throw Problem.conflict("isolation.changed");
    }
  }

  private Need find(UUID id) {
    return jdbc.sql(SELECT + "and id = :id")
        .param("institution", CurrentInstitution.get())
        .param("id", id)
        .query(this::need)
        .optional()
        .orElseThrow(Problem::notFound);
  }

  private Need need(ResultSet row, int n) throws SQLException {
    var person = row.getObject(3, UUID.class);
    return new Need(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        person,
        Need.Kind.of(row.getString(4)).orElseThrow(),
        seals.open(WORDS.name(), person, row.getString(5)),
        row.getObject(6, OffsetDateTime.class).toInstant(),
        row.getObject(7, OffsetDateTime.class).toInstant(),
        opened(person, row.getString(8)),
        StayTable.instant(row, 9),
        row.getString(10),
        StayTable.instant(row, 11));
  }

  private @Nullable String opened(UUID person, @Nullable String stored) {
    return stored == null ? null : seals.open(ANSWER.name(), person, stored);
  }
}
