package org.muster.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.identity.Viewer;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Large lists, which nobody takes alone: the taker says why, a second person agrees or declines.
 */
@Service
public class ExportRequests {

  /** How long an agreement serves, for this taker and this list. */
  public static final Duration LASTS = Duration.ofHours(24);

  private static final int SHORTEST_REASON = 10;
  private static final int LONGEST_REASON = 500;
  private static final int SHOWN = 200;

  private final JdbcClient jdbc;
  private final Trail trail;
  private final Clock clock;

  ExportRequests(JdbcClient jdbc, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Who has agreed that this viewer takes this list.
   *
   * @throws Problem 403 with the way on, where nobody has; the wish is noted, to be asked for
   */
  String agreed(Viewer viewer, String kind, ExportAddress address, int people, int aloneUpTo) {
    var request = wanted(viewer, kind, address, people);
    if (request.state() == ExportRequest.State.AGREED) {
      return Objects.requireNonNull(request.decider());
    }
    throw new Problem(
        HttpStatus.FORBIDDEN,
        "export.second-person",
        Map.of(
            "export",
            request.id(),
            "state",
            request.state().word(),
            "people",
            people,
            "aloneUpTo",
            aloneUpTo,
            "ask",
            "/api/v1/exports",
            "next",
            "/exports/" + request.id()),
        people,
        aloneUpTo);
  }

  private ExportRequest wanted(Viewer viewer, String kind, ExportAddress address, int people) {
    var id =
        taker(
                """
                insert into people.export_request as r
                  (institution_id, id, taker_id, taker_name, taker_number, kind, address, words,
                   fingerprint, people, wanted_at)
                values (:institution, :id, :taker::uuid, :name,
                        (select number from people.person
                          where institution_id = :institution and id = :taker::uuid),
                        :kind, :address, :words, :fingerprint, :people, :now)
                on conflict (institution_id, taker_id, taker_name, fingerprint) do update
                  -- A decision was made about the number that was there.
                  set people = case when r.decided_at > :fresh then r.people
                                    else excluded.people end
                returning id
                """,
                viewer)
            .param("id", Ids.next())
            .param("kind", kind)
            .param("address", address.text())
            .param("words", address.words())
            .param("fingerprint", address.fingerprint())
            .param("people", people)
            .query(UUID.class)
            .single();
    return get(viewer, id);
  }

  /** One's own request; 404 where it is not. */
  public ExportRequest get(Viewer viewer, UUID id) {
    return taker(SELECT + "and id = :id and " + MINE, viewer)
        .param("id", id)
        .query(this::request)
        .optional()
        .orElseThrow(Problem::notFound);
  }

  /** Says why one needs the list, and asks for it; after a refusal or an expiry again. */
  @Transactional
  public void ask(Viewer viewer, UUID id, String reason) {
    var wanted = get(viewer, id);
    var why = reason.strip();
    if (why.length() < SHORTEST_REASON || why.length() > LONGEST_REASON) {
      throw Problem.unprocessable("export.reason", SHORTEST_REASON);
    }
    int asked =
        taker(
                """
                update people.export_request
                   set asked_at = :now, reason = :reason,
                       agreed = null, decided_at = null, decider_id = null, decider_name = null
                 where institution_id = :institution and id = :id
                   and (asked_at is null or not agreed or decided_at <= :fresh) and
                """
                    + MINE,
                viewer)
            .param("id", id)
            .param("reason", why)
            .update();
    if (asked == 0) {
      throw Problem.conflict("export.asked");
    }
    trail.record("export.asked", "export-request", id, detail(wanted, why));
  }

  /** One's own requests that wait or were decided of late, the newest first. */
  public List<ExportRequest> of(Viewer viewer) {
    return taker(
            SELECT
                + "and asked_at is not null and coalesce(decided_at, :now) > :fresh and "
                + MINE
                + " order by asked_at desc limit "
                + SHOWN,
            viewer)
        .query(this::request)
        .list();
  }

  /** What waits for a second person, the oldest first; nothing for those who may not decide. */
  public List<ExportRequest> waiting(Scope scope) {
    if (!scope.overseesData()) {
      return List.of();
    }
    return jdbc.sql(
            SELECT
                + "and asked_at is not null and decided_at is null order by asked_at limit "
                + SHOWN)
        .param("institution", CurrentInstitution.get())
        .query(this::request)
        .list();
  }

  /** Agrees that the taker takes the list within a day, or declines; once, and never one's own. */
  @Transactional
  public void decide(Viewer viewer, Scope scope, UUID id, boolean agrees) {
    var person = viewer.person();
    if (!scope.overseesData() || person == null) {
      throw Problem.forbidden();
    }
    var request =
        jdbc.sql(SELECT + "and id = :id and asked_at is not null")
            .param("institution", CurrentInstitution.get())
            .param("id", id)
            .query(this::request)
            .optional()
            .orElseThrow(Problem::notFound);
    if (person.equals(request.taker())) {
      throw new Problem(HttpStatus.FORBIDDEN, "export.own");
    }
    int decided =
        jdbc.sql(
                """
                update people.export_request
                   set agreed = :agrees, decided_at = :now, decider_id = :decider,
                       decider_name = :name
                 where institution_id = :institution and id = :id
                   -- Of two who decide at once, the second finds it decided.
                   and decided_at is null and asked_at = :asked
                """)
            .param("agrees", agrees)
            .param("now", at(clock.instant()))
            .param("decider", person)
            .param("name", viewer.name())
            .param("institution", CurrentInstitution.get())
            .param("id", id)
            .param("asked", at(Objects.requireNonNull(request.askedAt())))
            .update();
    if (decided == 0) {
      throw Problem.conflict("export.decided");
    }
    if (agrees) {
      trail.record("export.agreed", "export-request", id, detail(request, null));
    } else {
      trail.record("export.declined", "export-request", id, detail(request, null));
    }
  }

  private static Map<String, ?> detail(ExportRequest request, @Nullable String reason) {
    var detail = new LinkedHashMap<String, Object>();
    detail.put("kind", request.kind());
    detail.put("people", request.people());
    detail.put("address", request.address());
    if (reason == null) {
      detail.put("taker", request.takerName());
    } else {
      detail.put("reason", reason);
    }
    return detail;
  }

  private static final String SELECT =
      """
      select id, kind, address, words, people, taker_id, taker_name, taker_number, asked_at, reason,
             agreed, decided_at, decider_name
        from people.export_request where institution_id = :institution
      """;

  /** A token that belongs to nobody is known by its name. */
  private static final String MINE =
      """
      (taker_id = :taker::uuid
       or :taker::uuid is null and taker_id is null and taker_name = :name)
      """;

  private JdbcClient.StatementSpec taker(String sql, Viewer viewer) {
    var now = clock.instant();
    var spec =
        jdbc.sql(sql)
            .param("institution", CurrentInstitution.get())
            .param("taker", viewer.person())
            .param("name", viewer.name());
    spec.param("now", at(now)).param("fresh", at(now.minus(LASTS)));
    return spec;
  }

  private ExportRequest request(ResultSet row, int n) throws SQLException {
    var asked = instant(row, 9);
    var agreed = row.getObject(11, Boolean.class);
    var decided = instant(row, 12);
    var until = decided != null && Boolean.TRUE.equals(agreed) ? decided.plus(LASTS) : null;
    return new ExportRequest(
        row.getObject(1, UUID.class),
        state(asked, agreed, until),
        row.getString(2),
        row.getString(3),
        row.getBoolean(4),
        row.getInt(5),
        row.getObject(6, UUID.class),
        row.getString(7),
        row.getString(8),
        asked,
        row.getString(10),
        decided,
        row.getString(13),
        until);
  }

  private ExportRequest.State state(
      @Nullable Instant asked, @Nullable Boolean agreed, @Nullable Instant until) {
    if (asked == null) {
      return ExportRequest.State.WANTED;
    }
    if (agreed == null) {
      return ExportRequest.State.ASKED;
    }
    if (until == null) {
      return ExportRequest.State.DECLINED;
    }
    return until.isAfter(clock.instant()) ? ExportRequest.State.AGREED : ExportRequest.State.OVER;
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    var moment = row.getObject(column, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant();
  }

  private static OffsetDateTime at(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
