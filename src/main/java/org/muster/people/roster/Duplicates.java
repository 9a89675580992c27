package org.muster.people.roster;

/** Finds rows that say the same twice, and rows of which at most one can be right. */
final class Duplicates {

  private final StagedSql staged;

  Duplicates(StagedSql staged) {
    this.staged = staged;
  }

  void settle() {
    identical();
    staffAndPlaces();
    twoPeople();
    otherKind();
  }

  private void identical() {
    staged
        .sql(
            """
            update people.import_row r set verdict = 'twice'
              from (select sheet_no, row,
                           row_number() over (partition by entity, key, said order by sheet_no, row) as nth
                      from people.import_row
                     where institution_id = :i and import_id = :m and verdict = 'take'
                       and (entity, key) in (
                         select entity, key from people.import_row
                          where institution_id = :i and import_id = :m and verdict = 'take'
                          group by entity, key having count(*) > 1)) d
             where r.institution_id = :i and r.import_id = :m
               and (r.sheet_no, r.row) = (d.sheet_no, d.row) and d.nth > 1
            """)
        .update();
    // What is wrong with the first row is said once.
    staged
        .sql(
            """
            delete from people.import_problem p
             using people.import_row r
             where p.institution_id = :i and p.import_id = :m
               and r.institution_id = :i and r.import_id = :m and r.verdict = 'twice'
               and (r.sheet_no, r.row) = (p.sheet_no, p.row)
            """)
        .update();
    problem(Kind.ROW_TWICE_IDENTICAL, "r.verdict = 'twice'");
  }

  /** Who has several posts, or a class with two counsellors, stands on several rows. */
  private void staffAndPlaces() {
    staged
        .sql(
            """
            update people.import_row r set verdict = 'also'
              from (select sheet_no, row,
                           row_number() over (partition by entity, key order by sheet_no, row) as nth
                      from people.import_row a
                     where institution_id = :i and import_id = :m and verdict = 'take'
                       and entity <> 'student'
                       and (entity <> 'staff' or not exists (
                         select from people.import_row b
                          where b.institution_id = :i and b.import_id = :m and b.verdict = 'take'
                            and b.entity = 'staff' and b.key = a.key
                            and b.said ->> 'name' <> a.said ->> 'name'))) d
             where r.institution_id = :i and r.import_id = :m
               and (r.sheet_no, r.row) = (d.sheet_no, d.row) and d.nth > 1
            """)
        .update();
    problem(Kind.ROW_TWICE_DIFFERENT, "r.verdict = 'also' and r.entity = 'room'");
  }

  private void twoPeople() {
    staged
        .sql(
            """
            update people.import_row r set verdict = 'open'
             where institution_id = :i and import_id = :m and verdict = 'take'
               and entity in ('student', 'staff')
               and (entity, key) in (
                 select entity, key from people.import_row
                  where institution_id = :i and import_id = :m and verdict = 'take'
                  group by entity, key having count(*) > 1)
            """)
        .update();
    var last =
        """
        r.verdict = 'open' and not exists (
          select from people.import_row l
           where l.institution_id = :i and l.import_id = :m and l.verdict = 'open'
             and l.entity = r.entity and l.key = r.key
             and (l.sheet_no, l.row) > (r.sheet_no, r.row))
        and %s exists (
          select from people.import_row l
           where l.institution_id = :i and l.import_id = :m and l.verdict = 'open'
             and l.entity = r.entity and l.key = r.key
             and l.said ->> 'name' <> r.said ->> 'name')
        """;
    problem(Kind.SAME_NUMBER_TWO_PEOPLE, last.formatted(""));
    problem(Kind.ROW_TWICE_DIFFERENT, last.formatted("not"));
  }

  private void otherKind() {
    staged
        .sql(
            """
            update people.import_row r set verdict = 'refused'
              from people.person p
             where r.institution_id = :i and r.import_id = :m and r.verdict = 'take'
               and r.entity in ('student', 'staff')
               and p.institution_id = :i and p.number = r.key and p.kind <> r.entity
            """)
        .update();
    staged
        .sql(
            """
            update people.import_row r set verdict = 'refused'
              from people.import_row o
             where r.institution_id = :i and r.import_id = :m and r.verdict = 'take'
               and r.entity = 'student' and o.institution_id = :i and o.import_id = :m
               and o.entity = 'staff' and o.key = r.key
            """)
        .update();
    problem(
        Kind.NUMBER_OF_OTHER_KIND,
        "r.verdict = 'refused' and r.initials is not null and r.entity in ('student', 'staff')");
  }

  private void problem(Kind kind, String where) {
    new RowProblems(staged)
        .add(
            kind,
            """
            select r.sheet_no, r.row,
                   case r.entity when 'class' then 'class_name' when 'room' then 'room_number'
                        else 'number' end as field,
                   r.key as value, case when r.entity in ('student', 'staff') then r.key end as number
              from people.import_row r
             where r.institution_id = :i and r.import_id = :m and
            """
                + where);
  }
}
