package org.muster.people.roster;

/** The posts that the files give: by the title of a member of staff, or by the row of a class. */
final class NamedPosts {

  private final StagedSql staged;

  NamedPosts(StagedSql staged) {
    this.staged = staged;
  }

  void resolve() {
    staged
        .sql("delete from people.import_post where institution_id = :i and import_id = :m")
        .update();
    ofStaff();
    ofClasses("counsellors", "counsellor");
    ofClasses("leaders", "class_leader");
  }

  private void ofStaff() {
    staged
        .sql(
            """
            insert into people.import_post
              (institution_id, import_id, entity, key, number, kind, unit_id, title)
            select distinct on (r.key, t.kind, u.id) :i, :m, 'staff', r.key, r.key, t.kind, u.id,
                   r.said ->> 'post'
              from people.import_row r
             cross join jsonb_array_elements_text(r.said -> 'posts') as t (kind)
              join lateral (
                select n.id from people.import_unit n
                 where t.kind = 'chief_counsellor' and n.institution_id = :i and n.import_id = :m
                   and n.kind = 'college' and n.college = r.said ->> 'department'
                 union all
                select root.id from people.unit root
                 where t.kind <> 'chief_counsellor' and root.institution_id = :i
                   and root.kind = 'university') u on true
             where r.institution_id = :i and r.import_id = :m and r.entity = 'staff'
               and r.verdict in ('take', 'also') and r.applied_at is null
               -- A counsellor's classes are named by the classes.
               and t.kind <> 'counsellor'
             order by r.key, t.kind, u.id, r.sheet_no, r.row
            """)
        .update();
    new RowProblems(staged)
        .add(
            Kind.COLLEGE_OF_CHIEF_UNKNOWN,
            """
            select r.sheet_no, r.row, 'department' as field, r.said ->> 'department' as value,
                   r.key as number
              from people.import_row r
             where r.institution_id = :i and r.import_id = :m and r.entity = 'staff'
               and r.verdict in ('take', 'also') and r.applied_at is null
               and r.said -> 'posts' @> '["chief_counsellor"]'
               and not exists (
                 select from people.import_post p
                  where p.institution_id = :i and p.import_id = :m and p.entity = 'staff'
                    and p.key = r.key and p.kind = 'chief_counsellor')
            """);
  }

  private void ofClasses(String said, String kind) {
    staged
        .sql(
            """
            insert into people.import_post
              (institution_id, import_id, entity, key, number, kind, unit_id)
            select distinct :i, :m, 'class', r.key, n.number, :kind, u.id
              from people.import_row r
             cross join regexp_split_to_table(r.said ->> :said, ' ') as n (number)
              join people.import_unit u
                on u.institution_id = :i and u.import_id = :m and u.kind = 'class'
               and u.college = r.said ->> 'college' and u.class = r.said ->> 'class_name'
               and u.grade = coalesce(r.said ->> 'grade', '')
             where r.institution_id = :i and r.import_id = :m and r.entity = 'class'
               and r.verdict in ('take', 'also')
            """)
        .param("kind", kind)
        .param("said", said)
        .update();
  }

  /** Numbers on the rows of classes under which nobody is, or will be. */
  void findUnknownHolders() {
    unknownHolders(Kind.COUNSELLOR_UNKNOWN, "counsellor", "counsellor", "staff");
    unknownHolders(Kind.CLASS_LEADER_UNKNOWN, "class_leader", "leader", "student");
  }

  private void unknownHolders(Kind problem, String kind, String field, String entity) {
    new RowProblems(staged)
        .add(
            problem,
            """
            select r.sheet_no, r.row, '%2$s' as field, p.number as value, null::text as number
              from people.import_post p
              join people.import_row r
                on r.institution_id = :i and r.import_id = :m and r.entity = 'class'
               and r.key = p.key and r.verdict = 'take'
             where p.institution_id = :i and p.import_id = :m and p.kind = '%1$s'
               and not exists (
                 select from people.import_row h
                  where h.institution_id = :i and h.import_id = :m and h.entity = '%3$s'
                    and h.key = p.number and h.verdict = 'take')
               and not exists (
                 select from people.person h
                  where h.institution_id = :i and h.number = p.number and h.kind = '%3$s'
                    and h.left_at is null
                    and not exists (
                      select from people.import_row g
                       where g.institution_id = :i and g.import_id = :m and g.id = h.id
                         and g.outcome = 'leave'))
            """
                .formatted(kind, field, entity));
  }
}
