package org.muster.requests;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.Institutions;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Lists of requests: one's own, an office's queue, and how much lies with whom. */
@Service
public class RequestQueues {

  private static final int MINE = 60;

  /** More than an office reads on one page. */
  public static final int SHOWN = 200;

  /**
   * Which of a queue are wanted.
   *
   * @param mine only what the viewer holds
   * @param overdue only what is overdue
   * @param type null for every type
   * @param closed those that are over, instead of those that are open
   */
  public record Wish(boolean mine, boolean overdue, @Nullable String type, boolean closed) {}

  /**
   * What lies with somebody.
   *
   * @param person null for the whole of a post
   * @param oldest since when the oldest lies there; null for none
   */
  public record Load(
      PostKind post,
      @Nullable UUID person,
      String name,
      int open,
      int overdue,
      @Nullable Instant oldest) {}

  private final JdbcClient jdbc;
  private final RequestSight sight;
  private final Institutions institutions;
  private final Clock clock;

  RequestQueues(JdbcClient jdbc, RequestSight sight, Institutions institutions, Clock clock) {
    this.jdbc = jdbc;
    this.sight = sight;
    this.institutions = institutions;
    this.clock = clock;
  }

  /** What somebody asked, or was asked for them: open ones first, then the newest. */
  public List<Request> mine(Scope scope) {
    return jdbc.sql(
            Holders.WITH
                + Request.SELECT
                + """
                 and (r.asker_id = :self::uuid or r.about_id = :self::uuid)
                 order by r.closed_at is not null, r.at desc, r.id limit :limit
                """)
        .params(sight.parameters(scope))
        .param("limit", MINE)
        .query(Request::read)
        .list();
  }

  /** What is open about somebody, for those who may read that. */
  public List<Request> openAbout(UUID person) {
    return jdbc.sql(
            Holders.WITH
                + Request.SELECT
                + " and r.about_id = :person and r.closed_at is null order by r.due_at, r.id")
        .param("institution", CurrentInstitution.get())
        .param("today", institutions.today())
        .param("person", person)
        .query(Request::read)
        .list();
  }

  /** True for those who have anything to decide or to answer for. */
  public static boolean works(Scope scope) {
    return !RequestSight.offices(scope).isEmpty()
        || scope.holds(PostKind.COUNSELLOR)
        || scope.holds(PostKind.CHIEF_COUNSELLOR)
        || scope.holds(PostKind.WORKING_GROUP);
  }

  /** The queue in a charge: what is overdue first, then what is due first. */
  public List<Request> queue(Scope scope, Wish wish) {
    return jdbc.sql(
            Holders.WITH
                + Request.SELECT
                + " and "
                + (wish.closed() ? RequestSight.SEEN : RequestSight.WORK)
                + """
                 and (r.closed_at is not null) = :closed
                 and (not :mine or o.owner_id = :self::uuid)
                 and (not :overdue or r.due_at <= :now)
                 and (:type::text is null or r.type = :type::text)
                 order by r.closed_at desc nulls last, r.due_at, r.id limit :limit
                """)
        .params(sight.parameters(scope))
        .param("closed", wish.closed())
        .param("mine", wish.mine())
        .param("overdue", wish.overdue())
        .param("type", wish.type())
        .param("now", now())
        .param("limit", SHOWN)
        .query(Request::read)
        .list();
  }

  /** How much lies with whom in a charge, those with most that is overdue first. */
  public List<Load> loads(Scope scope) {
    return jdbc.sql(
            Holders.WITH
                + """
                select s.post, o.owner_id, h.name, count(*),
                       count(*) filter (where r.due_at <= :now), min(r.state_at)
                  from requests.request r
                  join requests.step s on s.institution_id = r.institution_id
                   and s.request_id = r.id and s.n = r.step
                  join owned o on o.request_id = r.id
                  join people.person h
                    on h.institution_id = r.institution_id and h.id = o.owner_id
                  left join people.membership m on m.institution_id = r.institution_id
                    and m.person_id = r.about_id and m.to_at is null
                 where r.institution_id = :institution and r.state = 'open' and
                """
                + RequestSight.WORK
                + " group by s.post, o.owner_id, h.name order by 5 desc, 4 desc, 3")
        .params(sight.parameters(scope))
        .param("now", now())
        .query(
            (row, n) ->
                new Load(
                    PostKind.of(row.getString(1)),
                    row.getObject(2, UUID.class),
                    row.getString(3),
                    row.getInt(4),
                    row.getInt(5),
                    Request.instant(row, 6)))
        .list();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
