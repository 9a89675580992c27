package org.muster.situation.warnings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.shared.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the methods called, and what people found it to be. */
@Service
public class Warnings {

  static final String WORDS = "situation.warning.words";

  /** So long whoever answers for the unit has to say what it is. */
  public static final Duration PATIENCE = Duration.ofHours(2);

  /** So many days after somebody said what it was the same is not called again. */
  private static final int QUIET_DAYS = 3;

  private static final int LONGEST = 500;

  private static final String SELECT =
      """
      select w.id, w.measure, w.spot, w.spot_kind, w.spot_name, w.zone, w.unit_id, w.method, w.day,
             w.observed, w.expected, w.upper, w.chance, w.preliminary, w.raised_at, w.due_at,
             w.last_on, w.settled_at, w.settled_name, w.outcome, w.corrected
        from situation.warning w
       where w.institution_id = :institution
         and (:units::uuid[] is null or w.unit_id = any (:units::uuid[]))
      """;

  private final JdbcClient jdbc;
  private final Seals seals;
  private final Trail trail;
  private final Clock clock;

  Warnings(JdbcClient jdbc, Seals seals, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.seals = seals;
    this.trail = trail;
    this.clock = clock;
  }

  /** Whom warnings are for: what people's answers say is not for class leaders or offices. */
  public static boolean isFor(Scope scope) {
    return scope.holds(PostKind.WORKING_GROUP)
        || scope.holds(PostKind.CHIEF_COUNSELLOR)
        || scope.holds(PostKind.COUNSELLOR);
  }

  /** Those nobody has settled in the charge, the earliest due first. */
  public List<Warning> open(Scope scope) {
    return select(scope, "and w.settled_at is null order by w.due_at, w.id")
        .query(Warnings::read)
        .list();
  }

  /** The last that were settled in the charge. */
  public List<Warning> settled(Scope scope, int limit) {
    return select(
            scope, "and w.settled_at is not null order by w.settled_at desc, w.id limit :limit")
        .param("limit", limit)
        .query(Warnings::read)
        .list();
  }

  /** One in the charge. */
  public Warning get(Scope scope, UUID id) {
    return select(scope, "and w.id = :id")
        .param("id", id)
        .query(Warnings::read)
        .optional()
        .orElseThrow(Problem::notFound);
  }

  private JdbcClient.StatementSpec select(Scope scope, String clause) {
    if (!isFor(scope)) {
      throw Problem.forbidden();
    }
    return jdbc.sql(SELECT + clause)
        .param("institution", CurrentInstitution.get())
        .param("units", scope.answerUnits());
  }

  /** In what words it was settled; empty while it is open. */
  public String words(Scope scope, Warning warning) {
    return select(scope, "and w.id = :id")
        .param("id", warning.id())
        .query((row, n) -> "")
        .optional()
        .map(
            seen ->
                jdbc.sql(
                        """
                        select coalesce(words, '') from situation.warning
                         where institution_id = ? and id = ?
                        """)
                    .params(CurrentInstitution.get(), warning.id())
                    .query(String.class)
                    .single())
        .filter(stored -> !stored.isEmpty())
        .map(stored -> seals.open(WORDS, warning.id(), stored))
        .orElse("");
  }

  /**
   * Somebody says what it was.
   *
   * @throws Problem 409 where somebody else did just before, 422 without words
   */
  @Transactional
  public void settle(
      Scope scope, UUID id, Warning.Outcome outcome, String words, @Nullable UUID by, String name) {
    if (words.isBlank() || words.length() > LONGEST) {
      throw Problem.unprocessable("situation.warning-words", LONGEST);
    }
    get(scope, id);
    int settled =
        jdbc.sql(
                """
                update situation.warning
                   set settled_at = :now, settled_by = :by::uuid, settled_name = :name,
                       outcome = :outcome, words = :words
                 where institution_id = :institution and id = :id and settled_at is null
                """)
            .param("institution", CurrentInstitution.get())
            .param("id", id)
            .param("now", now())
            .param("by", by)
            .param("name", name)
            .param("outcome", outcome.word())
            .param("words", seals.seal(WORDS, id, words.strip()))
            .update();
    if (settled == 0) {
      throw Problem.conflict("situation.warning-settled");
    }
    trail.record("situation.warning-settle", "warning", id, Map.of("outcome", outcome.word()));
  }

  /**
   * Opens what was called; what is open already keeps its time and takes the newest count. What
   * somebody settled in the last days is called again only when it has grown.
   *
   * @return how many are new
   */
  @Transactional
  int raise(List<Raised> called) {
    if (called.isEmpty()) {
      return 0;
    }
    var opened =
        bound(
                """
                insert into situation.warning as w
                  (institution_id, id, measure, spot, spot_kind, spot_name, zone, unit_id, method,
                   day, observed, corrected, expected, upper, chance, preliminary, raised_at,
                   due_at, last_on)
                select :institution, c.id, c.measure, c.spot, c.kind, c.name,
                       coalesce(string_to_array(nullif(c.zone, ''), ' '), '{}')::uuid[], c.unit,
                       c.method, c.day, c.observed, nullif(c.likely, c.observed), c.expected,
                       c.upper, c.chance, c.preliminary, :now, :due, c.day
                  from unnest(:ids::uuid[], :measures::text[], :spots::uuid[], :kinds::text[],
                              :names::text[], :zones::text[], :units::uuid[], :methods::text[],
                              :days::date[], :observeds::int[], :likelies::int[],
                              :expecteds::numeric[], :uppers::numeric[], :chances::numeric[],
                              :preliminaries::boolean[])
                       as c (id, measure, spot, kind, name, zone, unit, method, day, observed,
                             likely, expected, upper, chance, preliminary)
                 where not exists (
                   select from situation.warning e
                    where e.institution_id = :institution and e.measure = c.measure
                      and e.spot = c.spot and e.settled_at > :quiet and e.observed >= c.observed)
                on conflict (institution_id, measure, spot) where settled_at is null do update
                   set observed = greatest(w.observed, excluded.observed),
                       corrected = case when excluded.corrected > w.observed
                                        then excluded.corrected end,
                       last_on = excluded.day,
                       preliminary = w.preliminary and excluded.preliminary
                 where (w.observed, w.corrected, w.last_on, w.preliminary) is distinct from
                       (greatest(w.observed, excluded.observed),
                        case when excluded.corrected > w.observed then excluded.corrected end,
                        excluded.day, w.preliminary and excluded.preliminary)
                returning (xmax = 0) as fresh
                """,
                called)
            .query(Boolean.class)
            .list();
    int fresh = (int) opened.stream().filter(one -> one).count();
    if (fresh > 0) {
      trail.record("situation.warn", "institution", CurrentInstitution.get(), Map.of("n", fresh));
    }
    return fresh;
  }

  private JdbcClient.StatementSpec bound(String sql, List<Raised> called) {
    return jdbc.sql(sql)
        .param("institution", CurrentInstitution.get())
        .param("now", now())
        .param("due", now().plus(PATIENCE))
        .param("quiet", now().minusDays(QUIET_DAYS))
        .param("ids", array(called, one -> Ids.next(), UUID[]::new))
        .param("measures", array(called, Raised::measure, String[]::new))
        .param("spots", array(called, Raised::spot, UUID[]::new))
        .param("kinds", array(called, Raised::kind, String[]::new))
        .param("names", array(called, Raised::spotName, String[]::new))
        .param(
            "zones",
            array(
                called,
                one -> String.join(" ", one.zone().stream().map(UUID::toString).toList()),
                String[]::new))
        .param("units", array(called, Raised::unit, UUID[]::new))
        .param("methods", array(called, one -> one.method().word(), String[]::new))
        .param("days", array(called, one -> one.day().toString(), String[]::new))
        .param("observeds", array(called, Raised::observed, Integer[]::new))
        .param("likelies", array(called, Raised::likely, Integer[]::new))
        .param("expecteds", array(called, Raised::expected, Double[]::new))
        .param("uppers", array(called, Raised::upper, Double[]::new))
        .param("chances", array(called, Raised::chance, Double[]::new))
        .param("preliminaries", array(called, Raised::preliminary, Boolean[]::new));
  }

  private static <T> T[] array(
      List<Raised> called, Function<Raised, T> of, java.util.function.IntFunction<T[]> to) {
    return called.stream().map(of).toArray(to);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static Warning read(ResultSet row, int n) throws SQLException {
    var settledAt = row.getObject(18, OffsetDateTime.class);
    return new Warning(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getObject(3, UUID.class),
        row.getString(4),
        row.getString(5),
        List.of((UUID[]) row.getArray(6).getArray()),
        row.getObject(7, UUID.class),
        Warning.Method.of(row.getString(8)),
        row.getObject(9, LocalDate.class),
        row.getInt(10),
        (Integer) row.getObject(21),
        row.getDouble(11),
        row.getDouble(12),
        row.getDouble(13),
        row.getBoolean(14),
        instant(row, 15),
        instant(row, 16),
        row.getObject(17, LocalDate.class),
        settledAt == null
            ? null
            : new Warning.Settled(
                settledAt.toInstant(), row.getString(19), Warning.Outcome.of(row.getString(20))));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
