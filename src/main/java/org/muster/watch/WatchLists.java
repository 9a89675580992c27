package org.muster.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.people.Audience;
import org.muster.people.Audiences;
import org.muster.people.Institutions;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.PlayedTime;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The lists of the institution in force: drafted, tried on a day that was, then put in force. */
@Service
public class WatchLists {

  /** Every list, as {@link #list} reads it; takes {@code :institution}. */
  static final String SELECT =
      """
      select id, name_zh, name_en, criteria::text, layer, every_days, by_hour, keep_days, state,
             operation_id is not null, created_by, live_at, ended_at
        from watch.list where institution_id = :institution
      """;

  private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

  private final JdbcClient jdbc;
  private final Audiences audiences;
  private final Sweep sweep;
  private final Institutions institutions;
  private final Trail trail;
  private final Clock clock;

  WatchLists(
      JdbcClient jdbc,
      Audiences audiences,
      Sweep sweep,
      Institutions institutions,
      Trail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.audiences = audiences;
    this.sweep = sweep;
    this.institutions = institutions;
    this.trail = trail;
    this.clock = clock;
  }

  /** True for those who may write lists; those who see people on them are more. */
  public static boolean may(Scope scope) {
    return scope.holds(PostKind.WORKING_GROUP);
  }

  /** All of them, those in force first, drafts next. */
  public List<WatchList> all() {
    return jdbc.sql(
            SELECT
                + """
                order by case state when 'live' then 0 when 'draft' then 1 else 2 end,
                         coalesce(ended_at, live_at, created_at) desc, id
                """)
        .param("institution", CurrentInstitution.get())
        .query(WatchLists::list)
        .list();
  }

  /**
   * One of them.
   *
   * @throws Problem 404 where there is none
   */
  public WatchList get(UUID id) {
    return jdbc.sql(SELECT + "and id = :id")
        .param("institution", CurrentInstitution.get())
        .param("id", id)
        .query(WatchLists::list)
        .optional()
        .orElseThrow(Problem::notFound);
  }

  /**
   * Keeps a draft.
   *
   * @throws Problem 422 for what cannot be a list
   */
  @Transactional
  public UUID draft(ListDraft draft, String by) {
    var id = insert(draft, by, null, null);
    trail.record("watch.draft", "watch-list", id, Map.of());
    return id;
  }

  /** A list that a stage of an operation asks for; it is in force at once. */
  UUID begin(ListDraft draft, UUID operation, String code) {
    var id = insert(draft, "Muster", operation, code);
    start(id);
    return id;
  }

  private UUID insert(ListDraft draft, String by, @Nullable UUID operation, @Nullable String code) {
    check(draft);
    var id = Ids.next();
    bound(
            """
            insert into watch.list (institution_id, id, name_zh, name_en, criteria, layer,
                                    every_days, by_hour, keep_days, state, operation_id, code,
                                    created_by, created_at)
            values (:institution, :id, :zh, :en::text, :criteria::jsonb, :layer, :every, :by, :keep,
                    'draft', :operation::uuid, :code::text, :author, :now)
            """,
            draft)
        .param("id", id)
        .param("operation", operation)
        .param("code", code)
        .param("author", by)
        .param("now", now())
        .update();
    return id;
  }

  /**
   * Changes a list. Who is on it keeps the reason for which they were taken up; a rule that has
   * changed is asked at once.
   *
   * @throws Problem 409 for one that has ended, 422 for what cannot be a list
   */
  @Transactional
  public void change(UUID id, ListDraft draft) {
    check(draft);
    get(id);
    int changed =
        bound(
                """
                update watch.list
                   set name_zh = :zh, name_en = :en::text, criteria = :criteria::jsonb,
                       layer = :layer, every_days = :every, by_hour = :by, keep_days = :keep
                 where institution_id = :institution and id = :id and state <> 'ended'
                """,
                draft)
            .param("id", id)
            .update();
    if (changed == 0) {
      throw Problem.conflict("watch.list-ended");
    }
    trail.record("watch.change", "watch-list", id, Map.of());
    sweep.list(get(id));
  }

  private JdbcClient.StatementSpec bound(String sql, ListDraft draft) {
    return jdbc.sql(sql)
        .param("institution", CurrentInstitution.get())
        .param("zh", draft.nameZh().strip())
        .param("en", draft.nameEn() == null ? null : draft.nameEn().strip())
        .param("criteria", draft.rule() == null ? null : draft.rule().toJson())
        .param("layer", draft.layer().word())
        .param("every", draft.everyDays())
        .param("by", draft.by())
        .param("keep", draft.keepDays());
  }

  private void check(ListDraft draft) {
    if (draft.nameZh().isBlank() || draft.nameZh().strip().length() > 80) {
      throw Problem.unprocessable("watch.name");
    }
    if (draft.everyDays() < 1 || draft.everyDays() > 14) {
      throw Problem.unprocessable("watch.every");
    }
    if (draft.keepDays() < 0 || draft.keepDays() > 60) {
      throw Problem.unprocessable("watch.keep");
    }
    if (draft.rule() != null) {
      if (draft.rule().criteria().isEmpty()
          || draft.rule().criteria().containsKey(Audiences.POSTS)) {
        throw Problem.unprocessable("watch.rule");
      }
      audiences.check(draft.rule());
    }
  }

  /**
   * Whom a rule would have found at the end of a day, with the first names; nothing is kept. People
   * are taken as the roster has them now.
   */
  public Audiences.Preview tryOn(Audience rule, LocalDate day, Scope scope) {
    audiences.check(rule);
    var evening = day.atTime(LAST_MINUTE).atZone(institutions.current().zone()).toInstant();
    var moment = evening.isBefore(clock.instant()) ? evening : clock.instant();
    return PlayedTime.call(moment, () -> audiences.preview(rule, scope));
  }

  /**
   * Puts a draft in force: whoever belongs on it is on it at once.
   *
   * @throws Problem 409 where it is in force or has ended
   */
  @Transactional
  public void start(UUID id) {
    get(id);
    int changed =
        jdbc.sql(
                """
                update watch.list set state = 'live', live_at = :now
                 where institution_id = :institution and id = :id and state = 'draft'
                """)
            .param("institution", CurrentInstitution.get())
            .param("id", id)
            .param("now", now())
            .update();
    if (changed == 0) {
      throw Problem.conflict("watch.list-not-draft");
    }
    trail.record("watch.start", "watch-list", id, Map.of());
    sweep.list(get(id));
  }

  /**
   * Ends a list; everybody leaves it.
   *
   * @throws Problem 409 where it has ended
   */
  @Transactional
  public void end(UUID id) {
    get(id);
    int changed =
        jdbc.sql(
                """
                update watch.list set state = 'ended', ended_at = :now,
                                      live_at = coalesce(live_at, :now)
                 where institution_id = :institution and id = :id and state <> 'ended'
                """)
            .param("institution", CurrentInstitution.get())
            .param("id", id)
            .param("now", now())
            .update();
    if (changed == 0) {
      throw Problem.conflict("watch.list-ended");
    }
    jdbc.sql(
            """
            update watch.entry set ended_at = :now
             where institution_id = :institution and list_id = :id and ended_at is null
            """)
        .param("institution", CurrentInstitution.get())
        .param("id", id)
        .param("now", now())
        .update();
    trail.record("watch.end", "watch-list", id, Map.of());
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  static WatchList list(ResultSet row, int n) throws SQLException {
    @Nullable String criteria = row.getString(4);
    return new WatchList(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        criteria == null ? null : Audience.parse(criteria),
        Layer.of(row.getString(5)),
        row.getInt(6),
        row.getObject(7, LocalTime.class),
        row.getInt(8),
        row.getString(9),
        row.getBoolean(10),
        row.getString(11),
        moment(row, 12),
        moment(row, 13));
  }

  static @Nullable Instant moment(ResultSet row, int column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
