package org.muster.situation.upward;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The returns that were signed for those above, day by day, and what became of each. */
@Service
public class UpwardReturns {

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Trail trail;
  private final Clock clock;

  UpwardReturns(JdbcClient jdbc, JsonMapper json, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.trail = trail;
    this.clock = clock;
  }

  /** The newest to one superior. */
  public List<UpwardReturn> latest(UUID superior, int limit) {
    return select("and r.superior_id = :superior order by r.day desc, r.n desc limit :limit")
        .param("superior", superior)
        .param("limit", limit)
        .query(UpwardReturns::one)
        .list();
  }

  /** The newest to each. */
  public List<UpwardReturn> latest() {
    return select(
            """
            and (r.superior_id, r.day, r.n) in (
              select distinct on (superior_id) superior_id, day, n from situation.upward_return
               where institution_id = :institution order by superior_id, day desc, n desc)
            """)
        .query(UpwardReturns::one)
        .list();
  }

  /** One that must be there. */
  public UpwardReturn get(UUID superior, LocalDate day, int n) {
    return select("and r.superior_id = :superior and r.day = :day and r.n = :n")
        .param("superior", superior)
        .param("day", day)
        .param("n", n)
        .query(UpwardReturns::one)
        .optional()
        .orElseThrow(Problem::notFound);
  }

  /** The last one of a day. */
  public Optional<UpwardReturn> last(UUID superior, LocalDate day) {
    return select(
            "and r.superior_id = :superior and r.day = :day order by r.day desc, r.n desc limit 1")
        .param("superior", superior)
        .param("day", day)
        .query(UpwardReturns::one)
        .optional();
  }

  /** Those of the last days that are not there yet, the oldest first. */
  List<UpwardReturn> open(LocalDate since) {
    return select(
            """
            and r.delivered_at is null and r.day >= :since
            and not exists (select from situation.upward_return l
                             where l.institution_id = r.institution_id
                               and l.superior_id = r.superior_id and l.day = r.day and l.n > r.n)
            order by r.day, r.superior_id
            """)
        .param("since", since)
        .query(UpwardReturns::one)
        .list();
  }

  private JdbcClient.StatementSpec select(String clause) {
    return jdbc.sql(
            """
            select r.superior_id, r.day, r.n, r.as_of, r.made_at, r.by_name, r.gaps, r.delivered_at,
                   r.delivered_by,
                   not exists (select from situation.upward_return l
                                where l.institution_id = r.institution_id
                                  and l.superior_id = r.superior_id and l.day = r.day
                                  and l.n > r.n),
                   (select count(*) from situation.upward_attempt a
                     where a.institution_id = r.institution_id and a.superior_id = r.superior_id
                       and a.day = r.day and a.n = r.n)
              from situation.upward_return r where r.institution_id = :institution
            """
                + clause)
        .param("institution", CurrentInstitution.get());
  }

  private static UpwardReturn one(ResultSet row, int n) throws SQLException {
    return new UpwardReturn(
        row.getObject(1, UUID.class),
        row.getObject(2, LocalDate.class),
        row.getInt(3),
        row.getObject(4, OffsetDateTime.class).toInstant(),
        row.getObject(5, OffsetDateTime.class).toInstant(),
        row.getString(6),
        row.getInt(7),
        instant(row.getObject(8, OffsetDateTime.class)),
        row.getString(9),
        row.getBoolean(10),
        row.getInt(11));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }

  /** The file as it was signed. */
  public SignedReturn file(UpwardReturn one) {
    return SignedReturn.read(
        jdbc.sql(
                """
                select file from situation.upward_return
                 where institution_id = ? and superior_id = ? and day = ? and n = ?
                """)
            .params(CurrentInstitution.get(), one.superior(), one.day(), one.n())
            .query(String.class)
            .single(),
        json);
  }

  /** The tries to send it, the newest first. */
  public List<UpwardAttempt> attempts(UpwardReturn one) {
    return jdbc.sql(
            """
            select at, by_name, outcome, status, answer from situation.upward_attempt
             where institution_id = ? and superior_id = ? and day = ? and n = ? order by id desc
            """)
        .params(CurrentInstitution.get(), one.superior(), one.day(), one.n())
        .query(
            (row, n) ->
                new UpwardAttempt(
                    row.getObject(1, OffsetDateTime.class).toInstant(),
                    row.getString(2),
                    UpwardAttempt.Outcome.of(row.getString(3)),
                    row.getObject(4, Integer.class),
                    row.getString(5)))
        .list();
  }

  /** Keeps what came of a try; of two who sent it at once, both are kept and it is there once. */
  @Transactional
  public void tried(UpwardReturn one, UpwardAttempt attempt) {
    jdbc.sql(
            """
            insert into situation.upward_attempt
              (institution_id, superior_id, day, n, id, at, by_name, outcome, status, answer)
            values (:institution, :superior, :day, :n, :id, :at, :by::text, :outcome, :status::int,
                    :answer)
            """)
        .param("institution", CurrentInstitution.get())
        .param("superior", one.superior())
        .param("day", one.day())
        .param("n", one.n())
        .param("id", Ids.next())
        .param("at", attempt.at().atOffset(ZoneOffset.UTC))
        .param("by", attempt.by())
        .param("outcome", attempt.outcome().word())
        .param("status", attempt.status())
        .param("answer", attempt.answer())
        .update();
    if (attempt.outcome() == UpwardAttempt.Outcome.ACCEPTED && delivered(one, null)) {
      trail.record(
          "upward.sent", "superior", one.superior(), Map.of("number", one.number(), "by", "line"));
    }
  }

  /** It was carried there by somebody. */
  @Transactional
  public void handed(UpwardReturn one, String by) {
    if (!one.latest()) {
      throw Problem.conflict("upward.superseded", one.number());
    }
    if (delivered(one, by)) {
      trail.record("upward.handed", "superior", one.superior(), Map.of("number", one.number()));
    }
  }

  private boolean delivered(UpwardReturn one, @Nullable String by) {
    return jdbc.sql(
                """
                update situation.upward_return set delivered_at = :now, delivered_by = :by::text
                 where institution_id = :institution and superior_id = :superior and day = :day
                   and n = :n and delivered_at is null
                """)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("by", by)
            .param("institution", CurrentInstitution.get())
            .param("superior", one.superior())
            .param("day", one.day())
            .param("n", one.n())
            .update()
        > 0;
  }
}
