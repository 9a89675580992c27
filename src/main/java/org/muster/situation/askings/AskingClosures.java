package org.muster.situation.askings;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.muster.situation.upward.SigningKeys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Closes a day's asking: what stood then is signed, and nothing more is taken. */
@Service
public class AskingClosures {

  private static final int LONGEST_REASON = 300;

  private final JdbcClient jdbc;
  private final Askings askings;
  private final SigningKeys keys;
  private final Institutions institutions;
  private final JsonMapper json;
  private final Trail trail;
  private final Clock clock;

  AskingClosures(
      JdbcClient jdbc,
      Askings askings,
      SigningKeys keys,
      Institutions institutions,
      JsonMapper json,
      Trail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.askings = askings;
    this.keys = keys;
    this.institutions = institutions;
    this.json = json;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * A closure.
   *
   * @param reopenedBy who opened it again; null while it stands
   */
  public record Closure(
      int n, Instant at, String by, @Nullable String reopenedBy, @Nullable String reason) {}

  /** What is signed: who was asked, what each answered, and what that came to. */
  record Closed(
      String format,
      String institution,
      LocalDate day,
      Instant closedAt,
      String closedBy,
      int asked,
      int sent,
      int excused,
      int missing,
      List<Line> members,
      List<FigureSum> sums) {}

  /** A member's line of it. */
  record Line(
      String code, String name, String state, int n, @Nullable String hash, @Nullable String why) {}

  /**
   * Closes it; of two who do so at once one does, and the other is told.
   *
   * @throws Problem 409 before its deadline while somebody is missing, and when it is closed
   */
  @Transactional
  public void close(LocalDate day, String by) {
    lock(day);
    var asking = askings.get(day);
    if (asking.closed()) {
      throw Problem.conflict("askings.closed");
    }
    var now = clock.instant();
    if (asking.missing() > 0 && now.isBefore(asking.deadline())) {
      throw Problem.conflict("askings.too-early", asking.missing());
    }
    int n = of(asking).size() + 1;
    var file = keys.sign("muster-asking+jws", json.writeValueAsString(closed(asking, now, by)));
    jdbc.sql(
            """
            insert into situation.asking_closure
              (institution_id, asking_id, n, closed_at, closed_by, asked, sent, excused, missing,
               file)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            CurrentInstitution.get(),
            asking.id(),
            n,
            now.atOffset(ZoneOffset.UTC),
            by,
            asking.asked(),
            asking.sent(),
            asking.excused(),
            asking.missing(),
            file)
        .update();
    trail.record(
        "askings.closed",
        "asking",
        asking.id(),
        Map.of("day", day.toString(), "sent", asking.sent(), "missing", asking.missing()));
  }

  /** Whoever takes an answer in holds it too, so that none comes in between. */
  private void lock(LocalDate day) {
    boolean there =
        jdbc.sql("select id from situation.asking where institution_id = ? and day = ? for update")
            .params(CurrentInstitution.get(), day)
            .query(UUID.class)
            .optional()
            .isPresent();
    if (!there) {
      throw Problem.notFound();
    }
  }

  private Closed closed(Asking asking, Instant now, String by) {
    var hashes =
        jdbc
            .sql(
                """
                select distinct on (member_id) member_id, hash from situation.asking_answer
                 where institution_id = ? and asking_id = ? order by member_id, n desc
                """)
            .params(CurrentInstitution.get(), asking.id())
            .query(
                (row, n) ->
                    Map.entry(
                        row.getObject(1, UUID.class), HexFormat.of().formatHex(row.getBytes(2))))
            .list()
            .stream()
            .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return new Closed(
        "muster-asking/1",
        institutions.current().code(),
        asking.day(),
        now,
        by,
        asking.asked(),
        asking.sent(),
        asking.excused(),
        asking.missing(),
        askings.roll(asking).stream()
            .map(
                one ->
                    new Line(
                        one.code(),
                        one.name(),
                        one.state().word(),
                        one.n(),
                        hashes.get(one.member()),
                        one.reason()))
            .toList(),
        askings.sums(asking));
  }

  /** A day is opened again, for a reason; what was signed stays. */
  @Transactional
  public void reopen(LocalDate day, String reason, String by) {
    lock(day);
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw Problem.unprocessable("askings.reason", LONGEST_REASON);
    }
    var asking = askings.get(day);
    int reopened =
        jdbc.sql(
                """
                update situation.asking_closure
                   set reopened_at = ?, reopened_by = ?, reopened_reason = ?
                 where institution_id = ? and asking_id = ? and reopened_at is null
                """)
            .params(
                clock.instant().atOffset(ZoneOffset.UTC),
                by,
                reason.strip(),
                CurrentInstitution.get(),
                asking.id())
            .update();
    if (reopened == 0) {
      throw Problem.conflict("askings.not-closed");
    }
    trail.record("askings.reopened", "asking", asking.id(), Map.of("day", day.toString()));
  }

  /** Its closures, the newest first. */
  public List<Closure> of(Asking asking) {
    return jdbc.sql(
            """
            select n, closed_at, closed_by, reopened_by, reopened_reason
              from situation.asking_closure
             where institution_id = ? and asking_id = ? order by n desc
            """)
        .params(CurrentInstitution.get(), asking.id())
        .query(
            (row, n) ->
                new Closure(
                    row.getInt(1),
                    row.getObject(2, OffsetDateTime.class).toInstant(),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5)))
        .list();
  }

  /** What was signed. */
  public Optional<String> file(Asking asking, int n) {
    return jdbc.sql(
            """
            select file from situation.asking_closure
             where institution_id = ? and asking_id = ? and n = ?
            """)
        .params(CurrentInstitution.get(), asking.id(), n)
        .query(String.class)
        .optional();
  }
}
