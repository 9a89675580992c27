package org.muster.people;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.identity.Viewer;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.shared.Secrets;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ledger of lists of people that left the program. Whoever hands one out takes it from here
 * first, with a mark for the list to carry.
 */
@Service
@EnableConfigurationProperties(ExportSettings.class)
public class Exports {

  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final int WITHIN_WINDOW = 30;

  private final JdbcClient jdbc;
  private final ExportRequests requests;
  private final ExportSettings settings;
  private final Trail trail;
  private final Clock clock;
  private final byte[] key;

  Exports(
      JdbcClient jdbc,
      ExportRequests requests,
      ExportSettings settings,
      Trail trail,
      Clock clock,
      Secrets secrets) {
    this.jdbc = jdbc;
    this.requests = requests;
    this.settings = settings;
    this.trail = trail;
    this.clock = clock;
    this.key = secrets.key("exports");
  }

  /**
   * Enters a list that is about to be handed out; it is on the ledger and the trail before its
   * first byte leaves.
   *
   * @param kind the word for what it is; {@code export.kind.<kind>} names it
   * @param request the request it answers
   * @param people how many it is about
   * @throws Problem 403 when it is large and nobody has agreed to it, 429 when there were too many
   */
  // What is wanted stays noted when the list is refused.
  @Transactional(noRollbackFor = Problem.class)
  public Export take(Viewer viewer, String kind, HttpServletRequest request, int people) {
    checkPace(viewer);
    var address = ExportAddress.of(request, key);
    var agreedBy =
        people <= settings.aloneUpTo()
            ? null
            : requests.agreed(viewer, kind, address, people, settings.aloneUpTo());
    var id = Ids.next();
    while (enter(viewer, id, kind, address.text(), people, agreedBy) == 0) {
      // Another export has this mark: one in a million after a million.
    }
    var taken = select("and id = :id").param("id", id).query(Exports::export).single();
    var detail = new LinkedHashMap<String, Object>();
    detail.put("kind", kind);
    detail.put("people", people);
    detail.put("mark", taken.mark());
    detail.put("address", address.text());
    if (agreedBy != null) {
      detail.put("agreedBy", agreedBy);
    }
    trail.record("export.taken", "export", id, detail);
    return taken;
  }

  private int enter(
      Viewer viewer, UUID id, String kind, String address, int people, @Nullable String agreedBy) {
    return jdbc.sql(
            """
            insert into people.export (institution_id, id, mark, taker_id, taker_name, taker_number,
                                       kind, address, people, at, agreed_by)
            values (:institution, :id, :mark, :taker::uuid, :name,
                    (select number from people.person
                      where institution_id = :institution and id = :taker::uuid),
                    :kind, :address, :people, :at, :agreed::text)
            on conflict (institution_id, mark) do nothing
            """)
        .param("institution", CurrentInstitution.get())
        .param("id", id)
        .param("mark", Mark.fresh())
        .param("taker", viewer.person())
        .param("name", viewer.name())
        .param("kind", kind)
        .param("address", address)
        .param("people", people)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("agreed", agreedBy)
        .update();
  }

  private void checkPace(Viewer viewer) {
    int lately =
        jdbc.sql(
                """
                select (select count(*) from people.export
                         where institution_id = :institution and at > :since
                           and (taker_id = :taker::uuid
                                or :taker::uuid is null and taker_id is null
                                   and taker_name = :name))
                       -- Wishes too: each is a row, and who asks for many is trying something.
                     + (select count(*) from people.export_request
                         where institution_id = :institution and wanted_at > :since
                           and (taker_id = :taker::uuid
                                or :taker::uuid is null and taker_id is null
                                   and taker_name = :name))
                """)
            .param("institution", CurrentInstitution.get())
            .param("since", clock.instant().minus(WINDOW).atOffset(ZoneOffset.UTC))
            .param("taker", viewer.person())
            .param("name", viewer.name())
            .query(Integer.class)
            .single();
    if (lately >= WITHIN_WINDOW) {
      throw new Problem(
          HttpStatus.TOO_MANY_REQUESTS,
          "export.too-many",
          java.util.Map.of("retryAfter", Math.toIntExact(WINDOW.toSeconds())),
          WITHIN_WINDOW,
          WINDOW.toMinutes());
    }
  }

  /**
   * The newest first.
   *
   * @param before only those older than this one; null for the newest
   */
  public List<Export> latest(@Nullable UUID before, int limit) {
    return select("and (:before::uuid is null or id < :before::uuid) order by id desc limit :limit")
        .param("before", before)
        .param("limit", limit)
        .query(Exports::export)
        .list();
  }

  /** The exports whose marks a text carries, unseen or seen; nothing of the text is kept. */
  @Transactional
  public List<Export> trace(String text) {
    var found =
        select("and mark = any (:marks) order by id desc")
            .param("marks", Mark.in(text).toArray(String[]::new))
            .query(Exports::export)
            .list();
    trail.record(
        "export.traced",
        "institution",
        CurrentInstitution.get(),
        java.util.Map.of("found", found.stream().map(Export::mark).toList()));
    return found;
  }

  private JdbcClient.StatementSpec select(String clause) {
    return jdbc.sql(
            """
            select id, mark, kind, address, people, taker_name, taker_number, at, agreed_by
              from people.export where institution_id = :institution
            """
                + clause)
        .param("institution", CurrentInstitution.get());
  }

  private static Export export(ResultSet row, int n) throws SQLException {
    return new Export(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getInt(5),
        row.getString(6),
        row.getString(7),
        row.getObject(8, OffsetDateTime.class).toInstant(),
        row.getString(9));
  }
}
