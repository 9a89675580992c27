package org.muster.watch.cases;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who infected whom, and the days of a case, as they become known. */
@Service
public class Infectors {

  private final JdbcClient jdbc;
  private final CaseTable table;
  private final Outbreaks outbreaks;
  private final Institutions institutions;
  private final Trail trail;

  Infectors(
      JdbcClient jdbc,
      CaseTable table,
      Outbreaks outbreaks,
      Institutions institutions,
      Trail trail) {
    this.jdbc = jdbc;
    this.table = table;
    this.outbreaks = outbreaks;
    this.institutions = institutions;
    this.trail = trail;
  }

  /** The case of this outbreak that a number or label means; null for none said. */
  @Nullable UUID find(Scope scope, UUID outbreak, @Nullable String who) {
    if (who == null || who.isBlank()) {
      return null;
    }
    return jdbc.sql(
            """
            select i.id from watch.illness i
              left join people.person p on p.institution_id = i.institution_id and p.id = i.person_id
              left join people.student s on s.institution_id = i.institution_id and s.id = i.person_id
             where i.institution_id = :institution and i.outbreak_id = :outbreak
               and (i.label = :who or p.number = :who)
               and (:units::uuid[] is null or s.unit_id = any (:units::uuid[]))
             order by i.label = :who desc nulls last limit 1
            """)
        .param("institution", CurrentInstitution.get())
        .param("outbreak", outbreak)
        .param("who", who.strip())
        .param("units", Sees.units(scope))
        .query(UUID.class)
        .optional()
        .orElseThrow(() -> Problem.unprocessable("cases.infector-unknown"));
  }

  /** The number or label by which the infector of a case is typed; null where it is unknown. */
  public @Nullable String written(Case one) {
    return one.infector() == null
        ? one.infectorName()
        : jdbc.sql(
                """
                select coalesce(i.label, p.number) from watch.illness i
                  left join people.person p
                    on p.institution_id = i.institution_id and p.id = i.person_id
                 where i.institution_id = ? and i.id = ?
                """)
            .params(CurrentInstitution.get(), one.infector())
            .query(String.class)
            .optional()
            .orElse(null);
  }

  /**
   * Puts down the days of a case and who infected it; what is left empty is unknown.
   *
   * @param infector null where whoever writes may not know, and leaves it as it is
   */
  @Transactional
  public void describe(
      Scope scope,
      UUID id,
      @Nullable LocalDate onset,
      @Nullable LocalDate sampled,
      @Nullable LocalDate reported,
      @Nullable String infector) {
    var one = table.find(scope, id).orElseThrow(Problem::notFound);
    outbreaks.locked(one.outbreak());
    var today = institutions.today();
    CaseDates.known(onset, today);
    CaseDates.known(sampled, today);
    CaseDates.known(reported, today);
    var source = find(scope, one.outbreak(), infector);
    if (source != null && circular(id, source)) {
      throw Problem.unprocessable("cases.infector-circle");
    }
    jdbc.sql(
            """
            update watch.illness
               set onset_on = :onset::date, sampled_on = :sampled::date,
                   reported_on = :reported::date,
                   infector_id = case when :known then :source::uuid else infector_id end,
                   infector_label = case when :known then null else infector_label end
             where institution_id = :institution and id = :id
            """)
        .param("onset", onset)
        .param("sampled", sampled)
        .param("reported", reported)
        .param("source", source)
        .param("known", infector != null)
        .param("institution", CurrentInstitution.get())
        .param("id", id)
        .update();
    trail.record("cases.describe", "case", id, Map.of());
  }

  /** True where the case would have infected itself, by whatever way. */
  private boolean circular(UUID id, UUID source) {
    return jdbc.sql(
            """
            with recursive up as (
              select :source::uuid as id
              union
              select i.infector_id from up
                join watch.illness i on i.institution_id = :institution and i.id = up.id
               where i.infector_id is not null)
            select exists (select from up where id = :id)
            """)
        .param("source", source)
        .param("institution", CurrentInstitution.get())
        .param("id", id)
        .query(Boolean.class)
        .single();
  }
}
