package org.muster.watch.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.audit.Trail;
import org.muster.identity.Viewer;
import org.muster.people.Chain;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.watch.ReleaseRule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The outbreaks of the institution in force. */
@Service
public class Outbreaks {

  /**
   * Who answers for each outbreak today, as SQL: {@code outbreak_id, person_id}. Whoever opened it
   * while they act, else who stands in for them, else one of the working group. Takes {@code
   * :institution} and {@code :today}.
   */
  static final String OWNING =
      """
      select o.id as outbreak_id,
             coalesce(
               (select a.person_id from (%1$s) a
                 where a.kind in ('working_group', 'clinic')
                   and (a.person_id = o.opened_by or a.holder_id = o.opened_by)
                 order by a.person_id <> o.opened_by, a.person_id limit 1),
               (select a.person_id from (%1$s) a
                 where a.kind = 'working_group' order by 1 limit 1),
               (select h.person_id from (%2$s) h
                 where h.kind = 'working_group' order by 1 limit 1),
               o.opened_by) as person_id
        from watch.outbreak o where o.institution_id = :institution
      """
          .formatted(Chain.ACTING, Chain.HELD);

  /**
   * An outbreak in the list.
   *
   * @param cases how many of its cases the viewer may see that were not excluded
   * @param open how many of them are neither over nor excluded
   */
  public record Line(Outbreak outbreak, int cases, int open) {}

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Trail trail;
  private final Clock clock;

  Outbreaks(JdbcClient jdbc, JsonMapper json, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.trail = trail;
    this.clock = clock;
  }

  /** Opens an outbreak; whoever opens it answers for it. */
  @Transactional
  public UUID open(Viewer viewer, Scope scope, Outbreak.Draft draft) {
    Sees.requireAll(scope);
    check(draft);
    var id = Ids.next();
    jdbc.sql(
            """
            insert into watch.outbreak (institution_id, id, disease, infectious_days, follow_days,
                                        release_rules, opened_by, opened_at)
            values (:institution, :id, :disease, :infectious, :follow, :rules::jsonb, :by, :at)
            """)
        .param("institution", CurrentInstitution.get())
        .param("id", id)
        .param("disease", draft.disease().strip())
        .param("infectious", draft.infectiousDays())
        .param("follow", draft.followDays())
        .param("rules", json.writeValueAsString(draft.releaseRules()))
        .param("by", viewer.self())
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    trail.record("cases.open-outbreak", "outbreak", id, Map.of());
    return id;
  }

  private static void check(Outbreak.Draft draft) {
    if (draft.disease().isBlank() || draft.disease().strip().length() > 100) {
      throw Problem.unprocessable("cases.disease");
    }
    if (draft.infectiousDays() < 0 || draft.infectiousDays() > 60) {
      throw Problem.unprocessable("cases.infectious-days");
    }
    if (draft.followDays() < 1 || draft.followDays() > 120) {
      throw Problem.unprocessable("cases.follow-days");
    }
  }

  /** Closes an outbreak of which no case is open. */
  @Transactional
  public void close(Viewer viewer, Scope scope, UUID id) {
    Sees.requireAll(scope);
    locked(id);
    int open =
        jdbc.sql(
                """
                select count(*) from watch.case_now
                 where institution_id = ? and outbreak_id = ? and state in ('suspected', 'confirmed')
                """)
            .params(CurrentInstitution.get(), id)
            .query(Integer.class)
            .single();
    if (open > 0) {
      throw Problem.conflict("cases.still-open", open);
    }
    int closed =
        jdbc.sql(
                """
                update watch.outbreak set closed_at = ?, closed_by = ?
                 where institution_id = ? and id = ? and closed_at is null
                """)
            .params(
                clock.instant().atOffset(ZoneOffset.UTC),
                viewer.self(),
                CurrentInstitution.get(),
                id)
            .update();
    if (closed == 0) {
      throw Problem.conflict("cases.outbreak-closed");
    }
    trail.record("cases.close-outbreak", "outbreak", id, Map.of());
  }

  /** One that must be there and open, held against a second change at the same time. */
  Outbreak locked(UUID id) {
    var held =
        jdbc.sql(
                """
                select id from watch.outbreak where institution_id = ? and id = ? for no key update
                """)
            .params(CurrentInstitution.get(), id)
            .query(UUID.class)
            .optional();
    if (held.isEmpty()) {
      throw Problem.notFound();
    }
    var outbreak = get(id);
    if (!outbreak.open()) {
      throw Problem.conflict("cases.outbreak-closed");
    }
    return outbreak;
  }

  /** One that must be there. */
  public Outbreak get(UUID id) {
    return jdbc.sql(
            """
            select id, disease, infectious_days, follow_days, release_rules::text, opened_by,
                   opened_at, closed_at
              from watch.outbreak where institution_id = ? and id = ?
            """)
        .params(CurrentInstitution.get(), id)
        .query((row, n) -> outbreak(row))
        .optional()
        .orElseThrow(Problem::notFound);
  }

  /** All, the open ones first, with how many cases of each the viewer may see. */
  public List<Line> list(Scope scope) {
    return jdbc.sql(
            """
            select o.id, o.disease, o.infectious_days, o.follow_days, o.release_rules::text,
                   o.opened_by, o.opened_at, o.closed_at,
                   count(c.id) filter (where c.state <> 'excluded'),
                   count(c.id) filter (where c.state in ('suspected', 'confirmed'))
              from watch.outbreak o
              left join (watch.case_now c
                left join people.student s
                  on s.institution_id = c.institution_id and s.id = c.person_id)
                on c.institution_id = o.institution_id and c.outbreak_id = o.id
               and (:units::uuid[] is null or s.unit_id = any (:units::uuid[]))
             where o.institution_id = :institution
             group by o.institution_id, o.id
            having :units::uuid[] is null or count(c.id) > 0 or o.closed_at is null
             order by o.closed_at desc nulls first, o.opened_at desc
            """)
        .param("institution", CurrentInstitution.get())
        .param("units", Sees.units(scope))
        .query((row, n) -> new Line(outbreak(row), row.getInt(9), row.getInt(10)))
        .list();
  }

  private Outbreak outbreak(ResultSet row) throws SQLException {
    var closed = row.getObject(8, OffsetDateTime.class);
    return new Outbreak(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getInt(3),
        row.getInt(4),
        json.readValue(row.getString(5), new TypeReference<List<ReleaseRule>>() {}),
        row.getObject(6, UUID.class),
        row.getObject(7, OffsetDateTime.class).toInstant(),
        closed == null ? null : closed.toInstant());
  }
}
