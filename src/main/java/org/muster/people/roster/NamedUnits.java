package org.muster.people.roster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;

/** The colleges, grades and classes that the files name, each with the id it has or will get. */
final class NamedUnits {

  /** What stands in a class column where there is no class yet. */
  static final String PLACEHOLDER = "^(待定|未定|暂无|无|未分班|待分班|不详|未知|[-—/.]+|tbd|n/?a|none)$";

  private record Path(
      String kind, String college, String grade, String className, @Nullable UUID id) {

    List<String> key() {
      return List.of(college, grade, className);
    }

    List<String> parent() {
      return switch (kind) {
        case "class" -> List.of(college, grade, "");
        case "grade" -> List.of(college, "", "");
        default -> List.of("", "", "");
      };
    }
  }

  private final StagedSql staged;

  NamedUnits(StagedSql staged) {
    this.staged = staged;
  }

  void resolve() {
    staged
        .sql("delete from people.import_unit where institution_id = :i and import_id = :m")
        .update();
    var paths = paths();
    var ids = new HashMap<List<String>, UUID>();
    ids.put(List.of("", "", ""), root());
    paths.forEach(path -> ids.put(path.key(), path.id() == null ? Ids.next() : path.id()));
    insert(paths, ids);
  }

  UUID root() {
    return staged
        .sql("select id from people.unit where institution_id = :i and kind = 'university'")
        .query(UUID.class)
        .single();
  }

  private List<Path> paths() {
    return staged
        .sql(
            """
            with existing as (
              select u.id, u.kind, u.closed_at,
                     case when u.kind = 'college' then u.name
                          when p.kind = 'college' then p.name else g.name end as college,
                     case when u.kind = 'grade' then u.name
                          when p.kind = 'grade' then p.name else '' end as grade,
                     case when u.kind = 'class' then u.name else '' end as class
                from people.unit u
                join people.unit p on p.institution_id = :i and p.id = u.parent_id
                left join people.unit g on g.institution_id = :i and g.id = p.parent_id
               where u.institution_id = :i
            ), rows as (
              select entity, said ->> 'college' as college, coalesce(said ->> 'grade', '') as grade,
                     coalesce(said ->> 'class_name', '') as class
                from people.import_row
               where institution_id = :i and import_id = :m and entity in ('class', 'student')
                 and verdict in ('take', 'also', 'open')
            ), named as (
              select college, grade, class from rows where entity = 'class'
               union
              select college, grade,
                     case when :classes or lower(class) ~ :placeholder then '' else class end
                from rows where entity = 'student' and college is not null
               union
              select e.college, e.grade, e.class
                from existing e join rows r on r.class = e.class
               where not :classes and e.kind = 'class' and e.closed_at is null
                 and r.entity = 'student' and r.college is null and r.grade in ('', e.grade)
            ), paths as (
              select 'college' as kind, college, '' as grade, '' as class from named
               union
              select 'grade', college, grade, '' from named where grade <> ''
               union
              select 'class', college, grade, class from named where class <> ''
               union
              select kind, college, grade, class
                from existing where kind = 'college' and closed_at is null
            )
            select kind, college, grade, class as class_name, e.id
              from paths left join existing e using (kind, college, grade, class)
            """)
        .param("classes", staged.has(Entity.CLASS))
        .param("placeholder", PLACEHOLDER)
        .query(Path.class)
        .list();
  }

  private void insert(List<Path> paths, Map<List<String>, UUID> ids) {
    staged
        .jdbc()
        .sql(
            """
            insert into people.import_unit
              (institution_id, import_id, kind, college, grade, class, id, parent_id, fresh)
            select ?, ?, u.*
              from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::uuid[], ?::boolean[]) as u
            """)
        .params(
            CurrentInstitution.get(),
            staged.importId(),
            paths.stream().map(Path::kind).toArray(String[]::new),
            paths.stream().map(Path::college).toArray(String[]::new),
            paths.stream().map(Path::grade).toArray(String[]::new),
            paths.stream().map(Path::className).toArray(String[]::new),
            paths.stream().map(path -> ids.get(path.key())).toArray(UUID[]::new),
            paths.stream().map(path -> ids.get(path.parent())).toArray(UUID[]::new),
            paths.stream().map(path -> path.id() == null).toArray(Boolean[]::new))
        .update();
  }
}
