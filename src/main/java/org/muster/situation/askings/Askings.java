package org.muster.situation.askings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The days' askings, with who has answered what. */
@Service
public class Askings {

  private static final int LONGEST_REASON = 300;

  /** Everybody on a roll with the answer in force. Takes {@code :institution}. */
  private static final String STANDING =
      """
      select r.asking_id, r.member_id, r.code, r.name, r.excused_reason, a.n, a.as_of,
             a.received_at, a.by_name, a.keys, a.counts, a.versions,
             case when a.n is not null then 'sent'
                  when r.excused_at is not null then 'excused'
                  else 'missing' end as state
        from situation.asking_roll r
        left join lateral (
          select * from situation.asking_answer x
           where x.institution_id = r.institution_id and x.asking_id = r.asking_id
             and x.member_id = r.member_id
           order by x.n desc limit 1) a on true
       where r.institution_id = :institution
      """;

  private final JdbcClient jdbc;
  private final Trail trail;
  private final Clock clock;

  Askings(JdbcClient jdbc, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.trail = trail;
    this.clock = clock;
  }

  /** The newest days. */
  public List<Asking> latest(int limit) {
    return select("order by s.day desc limit :limit")
        .param("limit", limit)
        .query(Askings::asking)
        .list();
  }

  /** A day's that must be there. */
  public Asking get(LocalDate day) {
    return find(day).orElseThrow(Problem::notFound);
  }

  /** A day's; empty for a day that was not asked for. */
  public Optional<Asking> find(LocalDate day) {
    return select("and s.day = :day").param("day", day).query(Askings::asking).optional();
  }

  private JdbcClient.StatementSpec select(String clause) {
    return jdbc.sql(
            """
            select s.id, s.day, s.figures, s.versions, s.opened_at, s.deadline, c.asked, c.sent,
                   c.excused, c.missing,
                   exists (select from situation.asking_closure o
                            where o.institution_id = s.institution_id and o.asking_id = s.id
                              and o.reopened_at is null)
              from situation.asking s
             cross join lateral (
               select count(*)::int as asked,
                      count(*) filter (where state = 'sent')::int as sent,
                      count(*) filter (where state = 'excused')::int as excused,
                      count(*) filter (where state = 'missing')::int as missing
                 from (%s and r.asking_id = s.id) t) c
             where s.institution_id = :institution
            """
                    .formatted(STANDING)
                + clause)
        .param("institution", CurrentInstitution.get());
  }

  private static Asking asking(ResultSet row, int n) throws SQLException {
    return new Asking(
        row.getObject(1, UUID.class),
        row.getObject(2, LocalDate.class),
        List.of((String[]) row.getArray(3).getArray()),
        List.of((String[]) row.getArray(4).getArray()),
        row.getObject(5, OffsetDateTime.class).toInstant(),
        row.getObject(6, OffsetDateTime.class).toInstant(),
        row.getInt(7),
        row.getInt(8),
        row.getInt(9),
        row.getInt(10),
        row.getBoolean(11));
  }

  /** Everybody on its roll by one statement: those who have not answered first. */
  public List<RollLine> roll(Asking asking) {
    var versions = new HashMap<String, String>();
    for (int n = 0; n < asking.figures().size(); n++) {
      versions.put(asking.figures().get(n), asking.versions().get(n));
    }
    return jdbc.sql(
            """
            select t.*, m.office, m.telephone from (%s and r.asking_id = :asking) t
              join situation.member m
                on m.institution_id = :institution and m.id = t.member_id
             order by array_position(array['missing', 'excused', 'sent'], t.state), t.code
            """
                .formatted(STANDING))
        .param("institution", CurrentInstitution.get())
        .param("asking", asking.id())
        .query((row, n) -> line(row, versions))
        .list();
  }

  private static RollLine line(ResultSet row, Map<String, String> versions) throws SQLException {
    var counts = new HashMap<String, Integer>();
    int otherwise = 0;
    if (row.getArray("keys") != null) {
      var keys = (String[]) row.getArray("keys").getArray();
      var values = (@Nullable Integer[]) row.getArray("counts").getArray();
      var by = (String[]) row.getArray("versions").getArray();
      for (int n = 0; n < keys.length; n++) {
        var value = values[n];
        if (value != null) {
          counts.put(keys[n], value);
          otherwise += by[n].equals(versions.get(keys[n])) ? 0 : 1;
        }
      }
    }
    return new RollLine(
        row.getObject("member_id", UUID.class),
        row.getString("code"),
        row.getString("name"),
        row.getString("office"),
        row.getString("telephone"),
        RollLine.State.of(Objects.requireNonNull(row.getString("state"))),
        row.getInt("n"),
        instant(row.getObject("as_of", OffsetDateTime.class)),
        instant(row.getObject("received_at", OffsetDateTime.class)),
        row.getString("by_name"),
        Map.copyOf(counts),
        otherwise,
        row.getString("excused_reason"));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }

  /** Its figures summed over the answers in force, in their order; one nobody gave stands on 0. */
  public List<FigureSum> sums(Asking asking) {
    return jdbc.sql(
            """
            select f.key, coalesce(sum(v.count), 0)::bigint, count(v.count)::int
              from unnest(:figures::text[]) with ordinality f (key, place)
              left join (select x.key, x.count from (%s and r.asking_id = :asking) t
                          cross join lateral unnest(t.keys, t.counts) x (key, count)) v
                using (key)
             group by f.key, f.place order by f.place
            """
                .formatted(STANDING))
        .param("institution", CurrentInstitution.get())
        .param("asking", asking.id())
        .param("figures", asking.figures().toArray(String[]::new))
        .query((row, n) -> new FigureSum(row.getString(1), row.getLong(2), row.getInt(3)))
        .list();
  }

  /** A member need not answer this day; an answer that comes all the same counts. */
  @Transactional
  public void excuse(Asking asking, UUID member, String reason, String by) {
    if (roll(asking).stream().noneMatch(one -> one.member().equals(member))) {
      throw Problem.notFound();
    }
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw Problem.unprocessable("askings.reason", LONGEST_REASON);
    }
    open(asking.id());
    int excused =
        jdbc.sql(
                """
                update situation.asking_roll
                   set excused_at = ?, excused_by = ?, excused_reason = ?
                 where institution_id = ? and asking_id = ? and member_id = ?
                   and excused_at is null
                """)
            .params(
                clock.instant().atOffset(ZoneOffset.UTC),
                by,
                reason.strip(),
                CurrentInstitution.get(),
                asking.id(),
                member)
            .update();
    if (excused > 0) {
      trail.record("askings.excused", "asking", asking.id(), Map.of("member", member.toString()));
    }
  }

  /** Holds off whoever closes it meanwhile, for the transaction. */
  void open(UUID asking) {
    boolean there =
        jdbc.sql("select id from situation.asking where institution_id = ? and id = ? for share")
            .params(CurrentInstitution.get(), asking)
            .query(UUID.class)
            .optional()
            .isPresent();
    if (!there) {
      throw Problem.notFound();
    }
    boolean closed =
        jdbc.sql(
                """
                select exists (select from situation.asking_closure
                                where institution_id = ? and asking_id = ? and reopened_at is null)
                """)
            .params(CurrentInstitution.get(), asking)
            .query(Boolean.class)
            .single();
    if (closed) {
      throw Problem.conflict("askings.closed");
    }
  }
}
