package org.muster.people.roster;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Compares what was read with what is there, and writes beside each row what it would do. */
final class Comparison {

  private static final String[] STUDENT_FIELDS = {
    "name",
    "sex",
    "ethnicity",
    "political",
    "major",
    "phone",
    "email",
    "origin",
    "destination",
    "staying",
    "guardian",
    "guardian_phone",
    "note"
  };
  private static final String[] STAFF_FIELDS = {
    "name", "sex", "phone", "email", "department", "note"
  };

  private final StagedSql staged;
  private final @Nullable UUID reader;
  private final boolean first;

  /**
   * A comparison.
   *
   * @param reader who compares, and does not disappear by it
   * @param first false when the import was applied before and only later decisions are compared
   */
  Comparison(StagedSql staged, @Nullable UUID reader, boolean first) {
    this.staged = staged;
    this.reader = reader;
    this.first = first;
  }

  void compare() {
    staged.planForMany();
    staged
        .sql(
            """
            delete from people.import_row
             where institution_id = :i and import_id = :m and verdict = 'leave' and applied_at is null
            """)
        .update();
    var problems = new RowProblems(staged);
    problems.clear(Kind.COLLEGE_OF_CHIEF_UNKNOWN);
    new NamedUnits(staged).resolve();
    new NamedPlaces(staged).resolve();
    var posts = new NamedPosts(staged);
    posts.resolve();
    var matching = new Matching(staged);
    matching.people();
    if (first) {
      new Leavers(staged, reader).find();
    }
    matching.units();
    matching.rooms();
    newcomers();
    people("student", STUDENT_FIELDS);
    people("staff", STAFF_FIELDS);
    new PlaceComparison(staged, first).compare();
    if (first) {
      problems.clear(
          Kind.CLASS_UNKNOWN,
          Kind.ROOM_UNKNOWN,
          Kind.COUNSELLOR_UNKNOWN,
          Kind.CLASS_LEADER_UNKNOWN);
      unknownClasses(problems);
      unknownRooms(problems);
      posts.findUnknownHolders();
    }
  }

  private void people(String entity, String... fields) {
    staged
        .sql(
            """
            with unit_path as materialized (
              select u.id, concat_ws(' · ', case when g.parent_id is not null or g.kind = 'college' then g.name end,
                                     case when f.kind <> 'university' then f.name end, u.name) as path
                from people.unit u
                left join people.unit f on f.institution_id = :i and f.id = u.parent_id
                left join people.unit g on g.institution_id = :i and g.id = f.parent_id
               where u.institution_id = :i
            ), named_path as materialized (
              select id, concat_ws(' · ', college, nullif(grade, ''), nullif(class, '')) as path
                from people.import_unit where institution_id = :i and import_id = :m
            ), room_path as materialized (
              select o.id, concat_ws('-', case f.kind when 'floor' then b.name else f.name end, o.name) as path
                from people.place o
                left join people.place f on f.institution_id = :i and f.id = o.parent_id
                left join people.place b on b.institution_id = :i and b.id = f.parent_id
               where o.institution_id = :i and o.kind = 'room'
            ), wanted as materialized (
              select key, jsonb_agg(distinct kind || ':' || unit_id) as posts
                from people.import_post
               where institution_id = :i and import_id = :m and entity = 'staff' group by key
            ), held as materialized (
              select h.number, jsonb_agg(distinct o.kind || ':' || o.unit_id) as posts
                from people.post o
                join people.person h on h.institution_id = :i and h.id = o.person_id
                left join people.import_post w
                  on w.institution_id = :i and w.import_id = :m and w.entity = 'staff'
                 and w.key = h.number and w.kind = o.kind and w.unit_id = o.unit_id
               where o.institution_id = :i and o.to_on is null
                 and o.kind not in ('counsellor', 'class_leader')
                 and (o.imported or w.key is not null)
               group by h.number
            ), compared as (
              select r.sheet_no, r.row, p.left_at, m.unit_id,
                     coalesce((select jsonb_object_agg(s.key, jsonb_build_array(w.was -> s.key, s.value))
                                 from jsonb_each(r.said) s
                                where s.key = any(:fields) and (w.was -> s.key) is distinct from s.value), '{}')
                     || case when r.unit_id is distinct from m.unit_id and r.unit_id is not null
                             then jsonb_build_object('unit', jsonb_build_array(was_in.path, will_be.path))
                             else '{}' end
                     || case when r.place_id is distinct from h.place_id and r.place_id is not null
                             then jsonb_build_object('dormitory', jsonb_build_array(lived.path, r.said ->> 'dormitory'))
                             else '{}' end
                     || case when r.said -> 'posts' is not null
                              and coalesce(a.posts, '[]') <> coalesce(b.posts, '[]')
                             then jsonb_build_object('posts', jsonb_build_array(
                                    coalesce(b.posts, '[]'), coalesce(a.posts, '[]')))
                             else '{}' end as changes
                from people.import_row r
                join people.person p on p.institution_id = :i and p.id = r.id
                left join people.membership m
                  on m.institution_id = :i and m.person_id = r.id and m.to_at is null
                left join people.residence h
                  on h.institution_id = :i and h.person_id = r.id and h.to_at is null
                left join unit_path was_in on was_in.id = m.unit_id
                left join named_path will_be on will_be.id = r.unit_id
                left join room_path lived on lived.id = h.place_id
                left join wanted a on r.entity = 'staff' and a.key = r.key
                left join held b on r.entity = 'staff' and b.number = r.key
               cross join lateral (select to_jsonb(p) as was offset 0) w
               where r.institution_id = :i and r.import_id = :m and r.entity = :entity
                 and r.verdict = 'take' and r.applied_at is null and r.existing
            )
            update people.import_row r
               set outcome = case
                     when x.left_at is not null then 'add'
                     when r.unit_id <> x.unit_id then 'transfer'
                     when x.changes <> '{}' then 'change' else 'same' end,
                   changes = x.changes
              from compared x
             where r.institution_id = :i and r.import_id = :m
               and r.sheet_no = x.sheet_no and r.row = x.row
            """)
        .param("entity", entity)
        .param("fields", fields)
        .update();
  }

  private void newcomers() {
    staged
        .sql(
            """
            update people.import_row set outcome = 'add', changes = null
             where institution_id = :i and import_id = :m and entity in ('student', 'staff')
               and verdict = 'take' and applied_at is null and not existing
            """)
        .update();
  }

  private void unknownClasses(RowProblems problems) {
    problems.add(
        Kind.CLASS_UNKNOWN,
        """
        select r.sheet_no, r.row, 'class_name' as field, coalesce(r.said ->> 'class_name', '') as value,
               r.key as number
          from people.import_row r
          join people.import_sheet s
            on s.institution_id = :i and s.import_id = :m and s.sheet_no = r.sheet_no
           and s.columns @> '[{"field": "class_name"}]'
         where r.institution_id = :i and r.import_id = :m and r.entity = 'student'
           and r.verdict in ('take', 'open')
           and not exists (
             select from people.import_unit k
              where k.institution_id = :i and k.import_id = :m and k.kind = 'class' and k.id = r.unit_id)
        """);
  }

  private void unknownRooms(RowProblems problems) {
    problems.add(
        Kind.ROOM_UNKNOWN,
        """
        select r.sheet_no, r.row, 'dormitory' as field, r.said ->> 'dormitory' as value,
               r.key as number
          from people.import_row r
         where r.institution_id = :i and r.import_id = :m and r.entity = 'student'
           and r.verdict in ('take', 'open') and r.said ->> 'dormitory' is not null
           and r.place_id is null
        """);
  }

  /** What the import would do, or has done: students, staff, classes, rooms by outcome. */
  static Map<String, Map<String, Integer>> counts(StagedSql staged) {
    var counts = new TreeMap<String, Map<String, Integer>>();
    for (var entity : Entity.values()) {
      var zero = new TreeMap<String, Integer>();
      for (var outcome : Outcome.values()) {
        zero.put(outcome.key(), 0);
      }
      counts.put(entity.plural(), zero);
    }
    staged
        .sql(
            """
            select entity, outcome, count(*)::int as count from people.import_row
             where institution_id = :i and import_id = :m and outcome is not null
               and verdict in ('take', 'leave')
             group by entity, outcome
            """)
        .query(
            (row, n) ->
                counts
                    .getOrDefault(Entity.of(row.getString(1)).plural(), new TreeMap<>())
                    .put(row.getString(2), row.getInt(3)))
        .list();
    return counts;
  }
}
