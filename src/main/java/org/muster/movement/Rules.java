package org.muster.movement;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.muster.audit.Trail;
import org.muster.people.Institutions;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Divisions;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rule on leave in the institution in force, as data that the working group keeps. */
@Service
public class Rules {

  private static final Rule OWN = new Rule(3, 3, null, 14, List.of());

  private final JdbcClient jdbc;
  private final Institutions institutions;
  private final Divisions divisions;
  private final Trail trail;
  private final Clock clock;

  Rules(JdbcClient jdbc, Institutions institutions, Divisions divisions, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.institutions = institutions;
    this.divisions = divisions;
    this.trail = trail;
    this.clock = clock;
  }

  /** The rule of today. */
  public Rule today() {
    var regions =
        jdbc.sql(
                """
                select code from movement.region
                 where institution_id = :institution and from_on <= :today
                   and (to_on is null or to_on >= :today) order by code
                """)
            .param("institution", CurrentInstitution.get())
            .param("today", institutions.today())
            .query(String.class)
            .list();
    return jdbc.sql(
            """
            select chief_after_days, simple_days, province, observe_days from movement.rule
             where institution_id = ?
            """)
        .param(CurrentInstitution.get())
        .query(
            (row, n) ->
                new Rule(row.getInt(1), row.getInt(2), row.getString(3), row.getInt(4), regions))
        .optional()
        .orElse(new Rule(OWN.chiefAfterDays(), OWN.simpleDays(), null, OWN.observeDays(), regions));
  }

  /** True for those who keep the rule. */
  public static boolean isFor(Scope scope) {
    return scope.holds(PostKind.WORKING_GROUP);
  }

  /**
   * Sets the rule from today on.
   *
   * @throws Problem 403 for others, 422 for a region that is none
   */
  @Transactional
  public void set(Rule rule, Scope scope, String by) {
    if (!isFor(scope)) {
      throw Problem.forbidden();
    }
    if (!rule.regions().stream().allMatch(divisions::known)
        || rule.province() != null && !divisions.known(rule.province())
        || outside(rule.chiefAfterDays(), 30)
        || outside(rule.simpleDays(), 30)
        || outside(rule.observeDays(), 60)) {
      throw Problem.unprocessable("movement.rule");
    }
    jdbc.sql(
            """
            insert into movement.rule (institution_id, chief_after_days, simple_days, province,
                                       observe_days, by_name, at)
            values (:institution, :chief, :simple, :province::text, :observe, :by, :now)
            on conflict (institution_id) do update
               set chief_after_days = excluded.chief_after_days,
                   simple_days = excluded.simple_days, province = excluded.province,
                   observe_days = excluded.observe_days, by_name = excluded.by_name,
                   at = excluded.at
            """)
        .param("institution", CurrentInstitution.get())
        .param("chief", rule.chiefAfterDays())
        .param("simple", rule.simpleDays())
        .param("province", rule.province())
        .param("observe", rule.observeDays())
        .param("by", by)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    list(rule.regions(), by);
    trail.record(
        "movement.rule",
        "institution",
        CurrentInstitution.get(),
        Map.of("regions", rule.regions(), "chiefAfterDays", rule.chiefAfterDays()));
  }

  private static boolean outside(int days, int most) {
    return days < 0 || days > most;
  }

  /** What is no longer listed ended yesterday; what was listed today and is not, never was. */
  private void list(List<String> regions, String by) {
    var today = institutions.today();
    jdbc.sql(
            """
            delete from movement.region
             where institution_id = ? and from_on = ? and code <> all (?)
            """)
        .params(CurrentInstitution.get(), today, regions.toArray(String[]::new))
        .update();
    jdbc.sql(
            """
            update movement.region set to_on = ?
             where institution_id = ? and from_on < ? and (to_on is null or to_on >= ?)
               and code <> all (?)
            """)
        .params(
            today.minusDays(1),
            CurrentInstitution.get(),
            today,
            today,
            regions.toArray(String[]::new))
        .update();
    jdbc.sql(
            """
            insert into movement.region (institution_id, code, from_on, by_name)
            select :institution, c.code, :today, :by from unnest(:codes::text[]) as c (code)
             where not exists (select from movement.region r
                                where r.institution_id = :institution and r.code = c.code
                                  and r.to_on is null)
            on conflict (institution_id, code, from_on) do update set to_on = null
            """)
        .param("institution", CurrentInstitution.get())
        .param("today", today)
        .param("by", by)
        .param("codes", regions.toArray(String[]::new))
        .update();
  }
}
