package org.muster.situation.askings;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Returns that were not taken in, and why: so that the member can be rung. */
@Service
public class AskingRefusals {

  private static final int LONGEST_DETAIL = 300;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Trail trail;
  private final Clock clock;

  AskingRefusals(JdbcClient jdbc, TransactionTemplate transaction, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * A return that was refused.
   *
   * @param member null where it said to be somebody's who is not asked
   * @param by who brought its file; null where it came by the line
   * @param detail what fills the words of the problem's code
   */
  public record Refusal(
      Instant at,
      @Nullable UUID member,
      @Nullable String name,
      @Nullable String by,
      String code,
      String detail) {

    /** What fills the words of its code. */
    public Object[] arguments() {
      return detail.split("\n", -1);
    }
  }

  /** Keeps a refusal with what fills its words. */
  void keep(@Nullable Member member, @Nullable String by, Problem refused) {
    var detail =
        refused.arguments().stream().map(String::valueOf).collect(Collectors.joining("\n"));
    transaction.executeWithoutResult(
        status -> {
          jdbc.sql(
                  """
                  insert into situation.asking_refusal
                    (institution_id, id, at, member_id, by_name, code, detail)
                  values (:institution, :id, :now, :member::uuid, :by::text, :code, :detail)
                  """)
              .param("institution", CurrentInstitution.get())
              .param("id", Ids.next())
              .param("now", clock.instant().atOffset(ZoneOffset.UTC))
              .param("member", member == null ? null : member.id())
              .param("by", by)
              .param("code", refused.code())
              .param("detail", detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)))
              .update();
          trail.record(
              "askings.refused",
              "institution",
              CurrentInstitution.get(),
              Map.of("member", member == null ? "" : member.code(), "code", refused.code()));
        });
  }

  /** What was refused lately, the newest first. */
  public List<Refusal> latest(int limit) {
    return jdbc.sql(
            """
            select r.at, r.member_id, m.name, r.by_name, r.code, r.detail
              from situation.asking_refusal r
              left join situation.member m
                on m.institution_id = r.institution_id and m.id = r.member_id
             where r.institution_id = ? order by r.at desc, r.id desc limit ?
            """)
        .params(CurrentInstitution.get(), limit)
        .query(
            (row, n) ->
                new Refusal(
                    row.getObject(1, OffsetDateTime.class).toInstant(),
                    row.getObject(2, UUID.class),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6)))
        .list();
  }
}
