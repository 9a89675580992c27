package org.muster.people.roster;

/** Finds for each row the person it is, and the unit and the room it names. */
record Matching(StagedSql staged) {

  void people() {
    staged
        .sql(
            """
            update people.import_row r set id = p.id, existing = true
              from people.person p
             where r.institution_id = :i and r.import_id = :m and r.entity in ('student', 'staff')
               and r.applied_at is null and p.institution_id = :i and p.number = r.key
               and p.kind = r.entity
            """)
        .update();
  }

  /**
   * The class if it is known, else the grade, else the college; but never up from a known class.
   */
  void units() {
    staged
        .sql(
            """
            with named as (
              select r.sheet_no, r.row, r.id, (array_agg(k.id))[1] as class_id, count(k.id) as classes
                from people.import_row r
                left join people.import_unit k
                  on k.institution_id = :i and k.import_id = :m and k.kind = 'class'
                 and k.class = r.said ->> 'class_name'
                 and k.college = coalesce(r.said ->> 'college', k.college)
                 and k.grade = coalesce(r.said ->> 'grade', k.grade)
               where r.institution_id = :i and r.import_id = :m and r.entity = 'student'
                 and r.verdict in ('take', 'open') and r.applied_at is null
               group by r.sheet_no, r.row, r.id
            ), base as (
              select n.*, coalesce(g.id, c.id) as base_id
                from named n
                join people.import_row r
                  on r.institution_id = :i and r.import_id = :m
                 and (r.sheet_no, r.row) = (n.sheet_no, n.row)
                left join people.import_unit g
                  on g.institution_id = :i and g.import_id = :m and g.kind = 'grade'
                 and g.college = r.said ->> 'college' and g.grade = r.said ->> 'grade'
                left join people.import_unit c
                  on c.institution_id = :i and c.import_id = :m and c.kind = 'college'
                 and c.college = r.said ->> 'college'
            )
            update people.import_row r
               set unit_id = case
                     when b.classes = 1 then b.class_id
                     when exists (
                       select from people.membership m
                         join people.unit u on u.institution_id = :i and u.id = m.unit_id
                         left join people.unit p on p.institution_id = :i and p.id = u.parent_id
                        where m.institution_id = :i and m.person_id = b.id and m.to_at is null
                          and u.closed_at is null
                          and (b.base_id is null or b.base_id in (u.id, u.parent_id, p.parent_id))
                          and not exists (
                            select from people.import_row l
                             where l.institution_id = :i and l.import_id = :m and l.id = u.id
                               and l.outcome = 'leave')) then null
                     else b.base_id end
              from base b
             where r.institution_id = :i and r.import_id = :m
               and (r.sheet_no, r.row) = (b.sheet_no, b.row)
            """)
        .update();
    staged
        .sql(
            """
            update people.import_row r
               set unit_id = coalesce(
                     (select c.id from people.import_unit c
                       where c.institution_id = :i and c.import_id = :m and c.kind = 'college'
                         and c.college = r.said ->> 'department'),
                     (select u.id from people.unit u
                       where u.institution_id = :i and u.kind = 'university'))
             where r.institution_id = :i and r.import_id = :m and r.entity = 'staff'
               and r.verdict in ('take', 'open') and r.applied_at is null
               and r.said ->> 'department' is not null
            """)
        .update();
  }

  void rooms() {
    staged
        .sql(
            """
            update people.import_row r set place_id = f.id
              from (select s.sheet_no, s.row, (array_agg(p.id))[1] as id
                      from people.import_row s
                      join people.import_place p
                        on p.institution_id = :i and p.import_id = :m and p.kind = 'room'
                       and p.building = s.said ->> 'building' and p.room = s.said ->> 'room'
                       and p.campus = coalesce(s.said ->> 'campus', p.campus)
                     where s.institution_id = :i and s.import_id = :m and s.entity = 'student'
                       and s.verdict in ('take', 'open') and s.applied_at is null
                     group by s.sheet_no, s.row having count(*) = 1) f
             where r.institution_id = :i and r.import_id = :m
               and (r.sheet_no, r.row) = (f.sheet_no, f.row)
            """)
        .update();
  }
}
