package org.muster.people.roster;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The posts of staff and of classes. */
record PostApplication(Function<String, JdbcClient.StatementSpec> sql) {

  private record Opening(UUID person, String kind, UUID unit, @Nullable String title) {}

  void apply() {
    close();
    var openings = openings();
    sql.apply(
            """
            insert into people.post
              (institution_id, id, person_id, kind, unit_id, title, from_on, imported)
            select :i, o.id, o.person, o.kind, o.unit, o.title, :today, true
              from unnest(:ids::uuid[], :people::uuid[], :kinds::text[], :units::uuid[], :titles::text[])
                   as o (id, person, kind, unit, title)
            """)
        .param("ids", openings.stream().map(o -> Ids.next()).toArray(UUID[]::new))
        .param("people", openings.stream().map(Opening::person).toArray(UUID[]::new))
        .param("kinds", openings.stream().map(Opening::kind).toArray(String[]::new))
        .param("units", openings.stream().map(Opening::unit).toArray(UUID[]::new))
        .param("titles", openings.stream().map(Opening::title).toArray(String[]::new))
        .update();
  }

  /** Yesterday was the last day of who is relieved today, so that no day has two holders. */
  private void close() {
    sql.apply(
            """
            update people.post o set to_on = greatest(o.from_on, :today::date - 1)
             where o.institution_id = :i and o.to_on is null and (
               exists (
                 select from people.import_row r
                  where r.institution_id = :i and r.import_id = :m and r.applied_at is null
                    and r.outcome = 'leave' and r.id in (o.person_id, o.unit_id))
               or (o.imported and o.kind not in ('counsellor', 'class_leader') and exists (
                 select from people.import_row r
                  where r.institution_id = :i and r.import_id = :m and r.applied_at is null
                    and r.entity = 'staff' and r.verdict = 'take' and r.id = o.person_id
                    and r.said -> 'posts' is not null
                    and not exists (
                      select from people.import_post w
                       where w.institution_id = :i and w.import_id = :m and w.entity = 'staff'
                         and w.key = r.key and (w.kind, w.unit_id) = (o.kind, o.unit_id))))
               or (o.imported and o.kind in ('counsellor', 'class_leader') and exists (
                 select from people.import_row r
                   join people.person h on h.institution_id = :i and h.id = o.person_id
                  where r.institution_id = :i and r.import_id = :m and r.applied_at is null
                    and r.entity = 'class' and r.verdict = 'take' and r.id = o.unit_id
                    and r.said ->> case o.kind when 'counsellor' then 'counsellors' else 'leaders' end
                        is not null
                    and not exists (
                      select from people.import_post w
                       where w.institution_id = :i and w.import_id = :m and w.entity = 'class'
                         and w.unit_id = o.unit_id and w.kind = o.kind and w.number = h.number))))
            """)
        .update();
  }

  private List<Opening> openings() {
    return sql.apply(
            """
            select p.id as person, w.kind, w.unit_id as unit, min(w.title) as title
              from people.import_post w
              join people.person p
                on p.institution_id = :i and p.number = w.number and p.left_at is null
               and p.kind = case w.kind when 'class_leader' then 'student' else 'staff' end
             where w.institution_id = :i and w.import_id = :m
               -- After the first application only those who were decided on since.
               and exists (
                 select from people.import_row r
                  where r.institution_id = :i and r.import_id = :m and r.applied_at is null
                    and r.verdict in ('take', 'also')
                    and ((r.entity = w.entity and r.key = w.key)
                         or (r.entity in ('student', 'staff') and r.key = w.number)))
               and not exists (
                 select from people.post o
                  where o.institution_id = :i and o.person_id = p.id and o.kind = w.kind
                    and o.unit_id = w.unit_id and o.to_on is null)
             group by p.id, w.kind, w.unit_id
            """)
        .query(Opening.class)
        .list();
  }
}
