package org.muster.people.roster;

/** What the rows of classes and rooms would do. */
final class PlaceComparison {

  private final StagedSql staged;
  private final boolean first;

  PlaceComparison(StagedSql staged, boolean first) {
    this.staged = staged;
    this.first = first;
  }

  void compare() {
    classes();
    rooms();
    if (first && !staged.has(Entity.CLASS)) {
      // Classes that only the students' rows name.
      named("class", "people.import_unit", "concat_ws('|', n.college, n.grade, n.class)");
    }
    if (first && !staged.has(Entity.ROOM)) {
      named("room", "people.import_place", "concat_ws('|', n.campus, n.building, n.room)");
    }
  }

  private void classes() {
    staged
        .sql(
            """
            update people.import_row r
               set id = x.id, existing = not x.fresh, unit_id = x.id,
                   outcome = case when x.fresh or x.closed then 'add'
                                  when x.changes <> '{}' then 'change' else 'same' end,
                   changes = case when not x.fresh then x.changes end
              from (
                select r.sheet_no, r.row, n.id, n.fresh, u.closed_at is not null as closed,
                       case when r.said ->> 'counsellors' is not null and c.wanted <> c.held
                            then jsonb_build_object('counsellors', jsonb_build_array(c.held, c.wanted))
                            else '{}' end
                       || case when r.said ->> 'leaders' is not null and l.wanted <> l.held
                            then jsonb_build_object('leaders', jsonb_build_array(l.held, l.wanted))
                            else '{}' end as changes
                  from people.import_row r
                  join people.import_unit n
                    on n.institution_id = :i and n.import_id = :m and n.kind = 'class'
                   and n.college = r.said ->> 'college' and n.class = r.said ->> 'class_name'
                   and n.grade = coalesce(r.said ->> 'grade', '')
                  left join people.unit u on u.institution_id = :i and u.id = n.id
                 cross join lateral (%s) c
                 cross join lateral (%s) l
                 where r.institution_id = :i and r.import_id = :m and r.entity = 'class'
                   and r.verdict = 'take' and r.applied_at is null) x
             where r.institution_id = :i and r.import_id = :m
               and (r.sheet_no, r.row) = (x.sheet_no, x.row)
            """
                .formatted(holders("counsellor"), holders("class_leader")))
        .update();
  }

  /** The numbers that a class will have in a post, and those it has: only who is known counts. */
  private static String holders(String kind) {
    return """
    select (select coalesce(jsonb_agg(distinct o.number order by o.number), '[]')
              from people.import_post o
             where o.institution_id = :i and o.import_id = :m and o.entity = 'class'
               and o.key = r.key and o.kind = '%1$s'
               and (exists (select from people.person h
                             where h.institution_id = :i and h.number = o.number
                               and h.left_at is null)
                    or exists (select from people.import_row h
                                where h.institution_id = :i and h.import_id = :m
                                  and h.key = o.number and h.verdict = 'take'
                                  and h.entity in ('student', 'staff')))) as wanted,
           (select coalesce(jsonb_agg(distinct h.number order by h.number), '[]')
              from people.post o
              join people.person h on h.institution_id = :i and h.id = o.person_id
             where o.institution_id = :i and o.unit_id = n.id and o.kind = '%1$s'
               and o.to_on is null
               and (o.imported or exists (
                 select from people.import_post w
                  where w.institution_id = :i and w.import_id = :m and w.entity = 'class'
                    and w.key = r.key and w.kind = '%1$s' and w.number = h.number))) as held
    offset 0
    """
        .formatted(kind);
  }

  private void rooms() {
    staged
        .sql(
            """
            update people.import_row r
               set id = x.id, existing = not x.fresh, place_id = x.id,
                   outcome = case when x.fresh or x.closed then 'add'
                                  when x.changes <> '{}' then 'change' else 'same' end,
                   changes = case when not x.fresh then x.changes end
              from (
                select distinct on (r.sheet_no, r.row)
                       r.sheet_no, r.row, n.id, n.fresh, p.closed_at is not null as closed,
                       case when (r.said ->> 'beds')::int is distinct from p.beds
                             and r.said ->> 'beds' is not null
                            then jsonb_build_object('beds', jsonb_build_array(p.beds, r.said -> 'beds'))
                            else '{}' end
                       || case when r.said ->> 'purpose' is distinct from p.purpose
                             and r.said ->> 'purpose' is not null
                            then jsonb_build_object('purpose', jsonb_build_array(p.purpose, r.said ->> 'purpose'))
                            else '{}' end
                       || case when n.parent_id is distinct from p.parent_id
                            then jsonb_build_object('floor', jsonb_build_array(null, n.floor))
                            else '{}' end as changes
                  from people.import_row r
                  join people.import_place n
                    on n.institution_id = :i and n.import_id = :m and n.kind = 'room'
                   and n.building = r.said ->> 'building' and n.room = r.said ->> 'room'
                   and n.campus = coalesce(r.said ->> 'campus', n.campus)
                  left join people.place p on p.institution_id = :i and p.id = n.id
                 where r.institution_id = :i and r.import_id = :m and r.entity = 'room'
                   and r.verdict = 'take' and r.applied_at is null
                 order by r.sheet_no, r.row, n.id) x
             where r.institution_id = :i and r.import_id = :m
               and (r.sheet_no, r.row) = (x.sheet_no, x.row)
            """)
        .update();
  }

  private void named(String entity, String table, String path) {
    staged
        .sql(
            """
            insert into people.import_row
              (institution_id, import_id, sheet_no, row, entity, key, said, verdict, id, existing, outcome)
            select :i, :m, 0,
                   row_number() over (order by n.id)
                   + coalesce((select max(row) from people.import_row
                                where institution_id = :i and import_id = :m and sheet_no = 0), 0),
                   '%1$s', %3$s, to_jsonb(n) - array['institution_id', 'import_id', 'id', 'parent_id', 'fresh', 'kind'],
                   'leave', n.id, not n.fresh, case when n.fresh then 'add' else 'same' end
              from %2$s n
             where n.institution_id = :i and n.import_id = :m and n.kind = '%1$s'
            """
                .formatted(entity, table, path))
        .update();
  }
}
