package org.muster.doors;

import java.time.LocalDate;
import java.util.UUID;
import org.muster.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the placeholders of a round over institutions stand for. */
final class OfAskings {

  private OfAskings() {}

  static String word(String word, JdbcClient jdbc, UUID institution) {
    return word.equals("asked-member") ? member(jdbc, institution) : day(jdbc, institution);
  }

  /** One that is asked, on the roll of each day there is. */
  private static String member(JdbcClient jdbc, UUID institution) {
    var id = Ids.next();
    for (var statement :
        new String[] {
          """
          insert into situation.member
            (institution_id, id, code, name, office, telephone, most, from_on)
          values (:institution, :id, 'M' || right(:id::text, 12), '大学', '', '1', 10, '2026-11-01')
          """,
          """
          insert into situation.asking_roll
            (institution_id, asking_id, member_id, code, name, most)
          select m.institution_id, s.id, m.id, m.code, m.name, m.most
            from situation.member m
            join situation.asking s on s.institution_id = m.institution_id
           where m.institution_id = :institution and m.id = :id
          """
        }) {
      jdbc.sql(statement).param("institution", institution).param("id", id).update();
    }
    return id.toString();
  }

  /** One day that was closed and opened again; every university's is another. */
  private static String day(JdbcClient jdbc, UUID institution) {
    var day =
        LocalDate.EPOCH.plusDays(Math.floorMod(institution.getLeastSignificantBits(), 15_000L));
    jdbc.sql(
            """
            with opened as (
              insert into situation.asking
                (institution_id, id, day, figures, versions, opened_at, deadline, made_by)
              select :institution, :id, :day, '{round-roll}', '{x}', '2026-11-01Z',
                     '2026-11-01Z', p.id
                from people.person p where p.institution_id = :institution limit 1
              on conflict (institution_id, day) do nothing returning id
            ), enrolled as (
              insert into situation.asking_roll
                (institution_id, asking_id, member_id, code, name, most)
              select m.institution_id, o.id, m.id, m.code, m.name, m.most
                from opened o join situation.member m on m.institution_id = :institution
            )
            insert into situation.asking_closure
              (institution_id, asking_id, n, closed_at, closed_by, asked, sent, excused, missing,
               file, reopened_at, reopened_by, reopened_reason)
            select :institution, o.id, 1, '2026-11-01Z', '-', 0, 0, 0, 0, '-', '2026-11-01Z', '-',
                   '-'
              from opened o
            """)
        .param("institution", institution)
        .param("id", Ids.next())
        .param("day", day)
        .update();
    return day.toString();
  }
}
