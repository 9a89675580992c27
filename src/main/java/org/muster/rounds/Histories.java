package org.muster.rounds;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.forms.Answers;
import org.muster.forms.Form;
import org.muster.forms.Forms;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What one person said, or was said of them, round after round. */
@Service
public class Histories {

  /**
   * One round of one person.
   *
   * @param via how a report came in; null without one
   * @param answers null without a report, or where they were not asked for
   */
  public record Entry(
      UUID round,
      String name,
      java.time.LocalDate day,
      Form form,
      RollState state,
      @Nullable Instant at,
      @Nullable Via via,
      @Nullable String byName,
      @Nullable Answers answers) {}

  private final JdbcClient jdbc;
  private final Forms forms;
  private final SealedAnswers sealed;
  private final Trail trail;

  Histories(JdbcClient jdbc, Forms forms, SealedAnswers sealed, Trail trail) {
    this.jdbc = jdbc;
    this.forms = forms;
    this.sealed = sealed;
    this.trail = trail;
  }

  /** The newest rounds of a person, by state only. */
  public List<Entry> states(UUID person, int limit) {
    return read(person, limit, false);
  }

  /** The same with the answers; that they were read is on the trail. */
  @Transactional
  public List<Entry> answers(UUID person, int limit) {
    var entries = read(person, limit, true);
    if (entries.stream().anyMatch(entry -> entry.answers() != null)) {
      trail.record("rounds.read-answers", "person", person, java.util.Map.of());
    }
    return entries;
  }

  private List<Entry> read(UUID person, int limit, boolean answers) {
    return jdbc.sql(
            """
            select o.id, o.name, o.day, o.form_id, r.state, r.state_at, d.via, d.by_name,
                   case when :answers then d.answers::text end
              from rounds.round o
              -- "offset 0": looked up round by round, newest first, instead of all at once.
              cross join lateral (
                select l.* from rounds.roll l
                 where l.institution_id = o.institution_id and l.round_id = o.id
                   and l.person_id = :person offset 0) r
              left join rounds.report d on d.institution_id = r.institution_id
                and d.round_id = r.round_id and d.person_id = r.person_id and d.id = r.report_id
             where o.institution_id = :institution
             order by o.day desc, o.opens_at desc, o.id desc limit :limit
            """)
        .param("institution", CurrentInstitution.get())
        .param("person", person)
        .param("answers", answers)
        .param("limit", limit)
        .query(
            (row, n) -> {
              @Nullable String via = row.getString(7);
              @Nullable String said = row.getString(9);
              return new Entry(
                  row.getObject(1, UUID.class),
                  row.getString(2),
                  row.getObject(3, java.time.LocalDate.class),
                  forms.version(row.getObject(4, UUID.class)).form(),
                  RollState.of(row.getString(5)),
                  Sql.instant(row, 6),
                  via == null ? null : Via.of(via),
                  row.getString(8),
                  said == null ? null : sealed.open(person, said));
            })
        .list();
  }
}
