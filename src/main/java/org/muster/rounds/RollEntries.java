package org.muster.rounds;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.forms.Answers;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Divisions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what a batch must know of its people, in one statement. */
@Component
class RollEntries {

  /** What students who stay write as their place, as the daily form asks them to. */
  static final String ON_CAMPUS = "在校";

  private final JdbcClient jdbc;
  private final Divisions divisions;
  private final SealedAnswers sealed;

  RollEntries(JdbcClient jdbc, Divisions divisions, SealedAnswers sealed) {
    this.jdbc = jdbc;
    this.sealed = sealed;
    this.divisions = divisions;
  }

  /** One entry per submission, in their order. */
  List<RollEntry> of(List<Submission> submissions) {
    int size = submissions.size();
    var rounds = new UUID[size];
    var persons = new UUID[size];
    var keys = new String[size];
    var same = new Boolean[size];
    for (int n = 0; n < size; n++) {
      var submission = submissions.get(n);
      rounds[n] = submission.round();
      persons[n] = submission.person();
      keys[n] = submission.key();
      same[n] = submission.body() instanceof Submission.Same;
    }
    return jdbc.sql(
            """
            select o.opened_at is not null and o.id is not null, o.closed_at, o.due_at,
                   o.form_id, r.state, r.sealed_at, b.answers, s.destination,
                   d.id, d.reported_at, d.answers::text, o.id,
                   coalesce(s.staying, false), s.origin
              from unnest(:rounds, :persons, :keys, :same) with ordinality
                     as i(round_id, person_id, submission, same, n)
              left join rounds.round o on o.institution_id = :institution and o.id = i.round_id
              left join rounds.roll r on r.institution_id = :institution
                and r.round_id = i.round_id and r.person_id = i.person_id
              left join people.person s on s.institution_id = :institution and s.id = i.person_id
                and i.same
              -- Each by its key: joined, the whole morning's reports would be gone through for one
              -- while statistics still call the table empty.
              left join lateral (
                select r.id, r.reported_at, r.answers from rounds.report r
                 where r.institution_id = :institution and r.round_id = i.round_id
                   and r.person_id = i.person_id and r.submission = i.submission
                 limit 1) d on true
              left join lateral (
                -- Round by round, newest first: nearly always the first or second holds it.
                select p.answers::text as answers
                  from (select q.id, q.day from rounds.round q
                         where i.same and q.institution_id = :institution
                           and q.form_code = o.form_code and q.opened_at is not null
                         order by q.day desc, q.id desc limit 50) q
                 cross join lateral (
                   select x.answers from rounds.report x
                    where x.institution_id = :institution and x.round_id = q.id
                      and x.person_id = i.person_id
                    order by x.id desc limit 1) p
                 order by q.day desc, q.id desc limit 1) b on true
             order by i.n
            """)
        .param("institution", CurrentInstitution.get())
        .param("rounds", rounds)
        .param("persons", persons)
        .param("keys", keys)
        .param("same", same)
        .query(
            (row, n) -> {
              boolean there = row.getObject(12) != null;
              var due = row.getObject(3, OffsetDateTime.class);
              var state = row.getString(5);
              return new RollEntry(
                  there ? row.getBoolean(1) : null,
                  Sql.instant(row, 2),
                  due == null ? null : due.toInstant(),
                  row.getObject(4, UUID.class),
                  state == null ? null : RollState.of(state),
                  Sql.instant(row, 6),
                  answers(persons[n], row.getString(7)),
                  where(row.getString(8), row.getBoolean(13)),
                  name(row.getString(14)),
                  row.getObject(9, UUID.class),
                  Sql.instant(row, 10),
                  answers(persons[n], row.getString(11)));
            })
        .list();
  }

  private @Nullable Answers answers(UUID person, @Nullable String stored) {
    return stored == null ? null : sealed.open(person, stored);
  }

  private @Nullable String where(@Nullable String destination, boolean staying) {
    if (staying) {
      return ON_CAMPUS;
    }
    return name(destination);
  }

  private @Nullable String name(@Nullable String division) {
    return division == null ? null : divisions.name(division);
  }
}
