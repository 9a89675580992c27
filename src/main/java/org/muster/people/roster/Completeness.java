package org.muster.people.roster;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What is still unknown of whom, for those who have them in their charge. */
@Service
public class Completeness {

  /** Each unit's college; a student whose college is unknown has none. */
  private static final String COLLEGES =
      """
      with college as (
        select u.id, coalesce(case when u.kind = 'college' then u.id end,
                              case when p.kind = 'college' then p.id end,
                              case when g.kind = 'college' then g.id end) as college_id
          from people.unit u
          left join people.unit p on p.institution_id = :i and p.id = u.parent_id
          left join people.unit g on g.institution_id = :i and g.id = p.parent_id
         where u.institution_id = :i
      )
      """;

  private final JdbcClient jdbc;

  Completeness(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A college's gaps.
   *
   * @param college null for students of whom not even the college is known
   */
  public record Line(
      @Nullable UUID college, @Nullable String name, int students, Map<Unknown, Integer> unknown) {}

  /**
   * Somebody, or a class, of whom something is unknown.
   *
   * @param person null for a class
   */
  public record Gap(
      @Nullable UUID person, @Nullable String number, String name, @Nullable String unit) {}

  /** All colleges in the charge, with what is unknown in each. */
  public List<Line> overview(Scope scope) {
    var sums =
        Arrays.stream(Unknown.values())
            .filter(Unknown::ofStudents)
            .map(
                unknown ->
                    "count(s.id) filter (where %s)::int as %s"
                        .formatted(unknown.condition(), column(unknown)))
            .collect(Collectors.joining(", "));
    return spec(
            COLLEGES
                + """
                , students as (
                  select c.college_id, count(s.id)::int as students, %s
                    from people.student s
                    left join people.unit u on u.institution_id = :i and u.id = s.unit_id
                    left join college c on c.id = s.unit_id
                   where s.institution_id = :i and (:all or s.unit_id = any(:units))
                   group by c.college_id
                ), classes as (
                  select c.college_id,
                         count(*) filter (where not exists (%s))::int as no_counsellor,
                         count(*) filter (where not exists (%s))::int as no_leader
                    from people.unit u join college c on c.id = u.id
                   where u.institution_id = :i and u.kind = 'class' and u.closed_at is null
                     and (:all or u.id = any(:units))
                   group by c.college_id
                ), numbers as (
                  select n.college_id, count(*)::int as no_number from (%s) n group by n.college_id
                )
                select k.college_id, u.name, coalesce(s.students, 0) as students, s.*, c.*, n.*
                  from (select college_id from students union select college_id from classes
                        union select college_id from numbers) k
                  left join people.unit u on u.institution_id = :i and u.id = k.college_id
                  left join students s on s.college_id is not distinct from k.college_id
                  left join classes c on c.college_id is not distinct from k.college_id
                  left join numbers n on n.college_id is not distinct from k.college_id
                 order by u.name collate "zh-x-icu" nulls last
                """
                    .formatted(sums, holder("counsellor"), holder("class_leader"), openNumbers()),
            scope)
        .query(
            (row, n) -> {
              var unknown = new EnumMap<Unknown, Integer>(Unknown.class);
              for (var kind : Unknown.values()) {
                unknown.put(kind, row.getInt(column(kind)));
              }
              return new Line(
                  row.getObject(1, UUID.class), row.getString(2), row.getInt(3), unknown);
            })
        .list();
  }

  /** The names behind one of the counts. */
  public List<Gap> names(
      Scope scope, Unknown unknown, @Nullable UUID college, int offset, int limit) {
    var query =
        switch (unknown) {
          case COUNSELLOR -> classesWithout("counsellor");
          case LEADER -> classesWithout("class_leader");
          case NUMBER ->
              """
              select null::uuid as person, n.key as number, n.names as name, n.unit as unit
                from (%s) n
               where (:college::uuid is null or n.college_id = :college::uuid)
               order by n.key
              """
                  .formatted(openNumbers());
          default ->
              """
              select s.id as person, s.number, s.name, u.name as unit
                from people.student s
                left join people.unit u on u.institution_id = :i and u.id = s.unit_id
                left join college c on c.id = s.unit_id
               where s.institution_id = :i and (:all or s.unit_id = any(:units))
                 and (:college::uuid is null or c.college_id = :college::uuid) and %s
               order by u.name, s.number
              """
                  .formatted(unknown.condition());
        };
    return spec(COLLEGES + query + " offset :offset limit :limit", scope)
        .param("college", college)
        .param("offset", offset)
        .param("limit", limit)
        .query(Gap.class)
        .list();
  }

  private static String classesWithout(String kind) {
    return """
    select null::uuid as person, null::text as number, u.name, k.name as unit
      from people.unit u
      join college c on c.id = u.id
      left join people.unit k on k.institution_id = :i and k.id = c.college_id
     where u.institution_id = :i and u.kind = 'class' and u.closed_at is null
       and (:all or u.id = any(:units))
       and (:college::uuid is null or c.college_id = :college::uuid)
       and not exists (%s)
     order by k.name, u.name
    """
        .formatted(holder(kind));
  }

  private static String holder(String kind) {
    return """
    select from people.post o
     where o.institution_id = :i and o.unit_id = u.id and o.kind = '%s' and o.to_on is null
    """
        .formatted(kind);
  }

  /** Numbers with two people, of the newest import that was read: nobody has them in charge yet. */
  private static String openNumbers() {
    return """
    select r.key, string_agg(distinct r.said ->> 'name', ' / ') as names,
           min(r.said ->> 'class_name') as unit, k.id as college_id
      from people.import_row r
      left join people.unit k
        on k.institution_id = :i and k.kind = 'college' and k.name = r.said ->> 'college'
     where r.institution_id = :i and r.verdict = 'open' and :all
       and r.import_id = (select m.id from people.import m
                           where m.institution_id = :i and m.state in ('ready', 'applied')
                           order by m.created_at desc, m.id desc limit 1)
     group by r.key, k.id
    """;
  }

  private JdbcClient.StatementSpec spec(String sql, Scope scope) {
    if (!scope.whole()
        && !scope.holds(PostKind.CHIEF_COUNSELLOR)
        && !scope.holds(PostKind.COUNSELLOR)) {
      throw Problem.forbidden();
    }
    var units = new LinkedHashSet<UUID>(scope.units(PostKind.CHIEF_COUNSELLOR));
    units.addAll(scope.units(PostKind.COUNSELLOR));
    return jdbc.sql(sql)
        .param("i", CurrentInstitution.get())
        .param("all", scope.whole())
        .param("units", units.toArray(UUID[]::new));
  }

  private static String column(Unknown unknown) {
    return "no_" + unknown.key();
  }
}
