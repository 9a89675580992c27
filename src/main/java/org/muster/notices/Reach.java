package org.muster.notices;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whom a notice has reached, and what is done about those it has not. */
@Service
public class Reach {

  /**
   * How a notice stands among some people.
   *
   * @param name of the unit; null for all
   * @param people how many are told
   * @param waiting not sent yet
   * @param sent handed over, with those it was brought to and those who read it
   * @param stopped who need not be told any more
   */
  public record Part(
      @Nullable String name, int people, int waiting, int sent, int read, int failed, int stopped) {

    /** Of those who were to be told, how many have been, in whole hundredths. */
    public int percent() {
      int meant = people - stopped;
      return meant == 0 ? 100 : (int) Math.floor(100.0 * sent / meant);
    }
  }

  /** One whom no channel has reached, and why. */
  public record Failure(
      UUID person, String number, String name, @Nullable String unit, String problem) {}

  /** How somebody was told whom no channel reached. */
  public enum Otherwise {
    PHONE,
    VISIT,
    RELAYED;

    /** The word in the database and in pages. */
    public String word() {
      return "told-by-" + name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private final JdbcClient jdbc;
  private final Planning planning;
  private final Trail trail;
  private final Clock clock;

  Reach(JdbcClient jdbc, Planning planning, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.planning = planning;
    this.trail = trail;
    this.clock = clock;
  }

  private static final String COUNTS =
      """
      count(*), count(*) filter (where d.state in ('waiting', 'sending')),
      count(*) filter (where d.state in ('sent', 'delivered', 'read')),
      count(*) filter (where d.read_at is not null),
      count(*) filter (where d.state = 'failed'), count(*) filter (where d.state = 'stopped')
      """;

  /** How a notice stands among everybody. */
  public Part all(UUID notice) {
    return jdbc.sql(
            """
            select null, %s from notices.delivery d where d.institution_id = ? and d.notice_id = ?
            """
                .formatted(COUNTS))
        .params(CurrentInstitution.get(), notice)
        .query(Reach::part)
        .single();
  }

  /** How a notice stands unit by unit, the least reached first. */
  public List<Part> units(UUID notice) {
    return jdbc.sql(
            """
            select coalesce(u.name, '—'), %s
              from notices.delivery d
              left join people.unit u on u.institution_id = d.institution_id and u.id = d.unit_id
             where d.institution_id = ? and d.notice_id = ?
             group by d.unit_id, u.name
             order by count(*) filter (where d.state in ('sent', 'delivered', 'read'))::float
                      / count(*), u.name
            """
                .formatted(COUNTS))
        .params(CurrentInstitution.get(), notice)
        .query(Reach::part)
        .list();
  }

  /** By how many people which channel was taken. */
  public Map<String, Integer> channels(UUID notice) {
    var channels = new java.util.LinkedHashMap<String, Integer>();
    jdbc.sql(
            """
            select channel, count(*) from notices.delivery
             where institution_id = ? and notice_id = ? group by channel order by 2 desc
            """)
        .params(CurrentInstitution.get(), notice)
        .query(
            row -> {
              channels.put(row.getString(1), row.getInt(2));
            });
    return channels;
  }

  /** Whom no channel has reached: somebody has to see to each of them. */
  public List<Failure> failures(UUID notice, int limit) {
    return jdbc.sql(
            """
            select d.person_id, p.number, p.name, u.name, d.problem
              from notices.delivery d
              join people.person p on p.institution_id = d.institution_id and p.id = d.person_id
              left join people.unit u on u.institution_id = d.institution_id and u.id = d.unit_id
             where d.institution_id = ? and d.notice_id = ? and d.state = 'failed'
             order by u.name, p.number limit ?
            """)
        .params(CurrentInstitution.get(), notice, limit)
        .query(
            (row, n) ->
                new Failure(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5)))
        .list();
  }

  /**
   * Tries those again whom no channel reached, by all the channels that lead to them now.
   *
   * @param person one of them; null for all
   * @return how many are tried again
   * @throws Problem 409 when its time is over: another notice is sent instead
   */
  @Transactional
  public int again(Notice notice, @Nullable UUID person) {
    if (notice.stoppedAt() != null || !notice.expiresAt().isAfter(clock.instant())) {
      throw Problem.conflict("notices.over");
    }
    int tried =
        jdbc.sql(
                """
                update notices.delivery d
                   set state = case when w.ways is null then 'sent' else 'waiting' end::notices.state,
                       channel = coalesce(w.ways[1], :app), others = coalesce(w.ways[2:], '{}'),
                       tries = 0, problem = null,
                       next_at = case when w.ways is not null then :now::timestamptz end,
                       sent_at = case when w.ways is null then :now::timestamptz end
                  from (select p.id, c.ways from people.person p
                          left join notices.preference f
                            on f.institution_id = :institution and f.person_id = p.id
                          %s
                         where p.institution_id = :institution) w
                 where d.institution_id = :institution and d.notice_id = :notice
                   and d.state = 'failed' and w.id = d.person_id
                   and (:person::uuid is null or d.person_id = :person)
                """
                    .formatted(Planning.WAYS))
            .params(planning.house())
            .param("app", Planning.APP)
            .param("notice", notice.id())
            .param("person", person)
            .update();
    trail.record("notices.again", "notice", notice.id(), Map.of("people", tried));
    return tried;
  }

  /**
   * Sets one aside whom no channel reached: somebody has told them otherwise.
   *
   * @throws Problem 404 for one who was reached
   */
  @Transactional
  public void aside(Notice notice, UUID person, Otherwise how) {
    int set =
        jdbc.sql(
                """
                update notices.delivery set state = 'stopped', problem = ?
                 where institution_id = ? and notice_id = ? and person_id = ? and state = 'failed'
                """)
            .params(how.word(), CurrentInstitution.get(), notice.id(), person)
            .update();
    if (set == 0) {
      throw Problem.notFound();
    }
    trail.record(
        "notices.aside",
        "person",
        person,
        Map.of("notice", notice.id().toString(), "how", how.word()));
  }

  private static Part part(java.sql.ResultSet row, int n) throws java.sql.SQLException {
    return new Part(
        row.getString(1),
        row.getInt(2),
        row.getInt(3),
        row.getInt(4),
        row.getInt(5),
        row.getInt(6),
        row.getInt(7));
  }
}
