package org.muster.people.roster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;

/** The campuses, buildings, floors and rooms that the files name, each with its id. */
final class NamedPlaces {

  private record Path(
      String kind, String campus, String building, String floor, String room, @Nullable UUID id) {

    List<String> key() {
      return List.of(kind, campus, building, floor, room);
    }

    List<String> parent() {
      return switch (kind) {
        case "room" ->
            floor.isEmpty()
                ? List.of("building", campus, building, "", "")
                : List.of("floor", campus, building, floor, "");
        case "floor" -> List.of("building", campus, building, "", "");
        default -> List.of("campus", campus, "", "", "");
      };
    }
  }

  private final StagedSql staged;

  NamedPlaces(StagedSql staged) {
    this.staged = staged;
  }

  void resolve() {
    staged
        .sql("delete from people.import_place where institution_id = :i and import_id = :m")
        .update();
    var paths = paths();
    var ids = new HashMap<List<String>, UUID>();
    paths.forEach(path -> ids.put(path.key(), path.id() == null ? Ids.next() : path.id()));
    insert(paths, ids);
  }

  /** Where there is one campus only, rosters do not name it. */
  private String onlyCampus() {
    var campuses =
        staged
            .sql(
                """
                select name from people.place
                 where institution_id = :i and kind = 'campus' and closed_at is null
                """)
            .query(String.class)
            .list();
    return campuses.size() == 1 ? campuses.getFirst() : "主校区";
  }

  private List<Path> paths() {
    return staged
        .sql(
            """
            with existing as (
              select r.id, r.kind,
                     case r.kind when 'campus' then r.name when 'building' then p.name
                          else case when p.kind = 'building' then g.name else t.name end end as campus,
                     case r.kind when 'campus' then '' when 'building' then r.name
                          else case when p.kind = 'building' then p.name else g.name end end as building,
                     case when r.kind = 'floor' then r.name
                          when p.kind = 'floor' then p.name else '' end as floor,
                     case when r.kind = 'room' then r.name else '' end as room
                from people.place r
                left join people.place p on p.institution_id = :i and p.id = r.parent_id
                left join people.place g on g.institution_id = :i and g.id = p.parent_id
                left join people.place t on t.institution_id = :i and t.id = g.parent_id
               where r.institution_id = :i
            ), rows as (
              select distinct on (1, 2, 4)
                     coalesce(said ->> 'campus', :campus) as campus, said ->> 'building' as building,
                     case when entity = 'room' then coalesce(said ->> 'floor', '')
                          else left(regexp_replace(said ->> 'room', '[^0-9]', '', 'g'), -2) end as floor,
                     said ->> 'room' as room
                from people.import_row
               where institution_id = :i and import_id = :m and said ->> 'building' is not null
                 and ((entity = 'room' and verdict = 'take')
                      or (entity = 'student' and not :rooms and verdict in ('take', 'open')))
               order by 1, 2, 4, 3 desc
            ), paths as (
              select 'campus' as kind, campus, '' as building, '' as floor, '' as room from rows
               union
              select 'building', campus, building, '', '' from rows
               union
              select 'floor', campus, building, floor, '' from rows where floor <> ''
               union all
              select 'room', campus, building, floor, room from rows
            )
            select p.kind, p.campus, p.building, p.floor, p.room, e.id
              from paths p
              left join existing e
                on e.kind = p.kind and e.campus = p.campus and e.building = p.building
               and e.room = p.room and (p.kind = 'room' or e.floor = p.floor)
            """)
        .param("campus", onlyCampus())
        .param("rooms", staged.has(Entity.ROOM))
        .query(Path.class)
        .list();
  }

  private void insert(List<Path> paths, Map<List<String>, UUID> ids) {
    staged
        .jdbc()
        .sql(
            """
            insert into people.import_place
              (institution_id, import_id, kind, campus, building, floor, room, id, parent_id, fresh)
            select ?, ?, p.*
              from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[],
                          ?::uuid[], ?::boolean[]) as p
            """)
        .params(
            CurrentInstitution.get(),
            staged.importId(),
            paths.stream().map(Path::kind).toArray(String[]::new),
            paths.stream().map(Path::campus).toArray(String[]::new),
            paths.stream().map(Path::building).toArray(String[]::new),
            paths.stream().map(Path::floor).toArray(String[]::new),
            paths.stream().map(Path::room).toArray(String[]::new),
            paths.stream().map(path -> ids.get(path.key())).toArray(UUID[]::new),
            paths.stream()
                .map(path -> path.kind().equals("campus") ? null : ids.get(path.parent()))
                .toArray(UUID[]::new),
            paths.stream().map(path -> path.id() == null).toArray(Boolean[]::new))
        .update();
  }
}
