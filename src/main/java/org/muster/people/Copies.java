package org.muster.people;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Made-up copies of an institution: the same units and posts, and as many people in each, none of
 * whom is anybody. No name, number, telephone, room or home is taken along.
 */
@Service
public class Copies {

  /** What the people of a copy are called. */
  public interface Naming {
    /** A student, counted from 1. */
    String student(int n);

    /** One of the staff, counted from 1 within the first post they hold. */
    String staff(PostKind post, int n);
  }

  private record Unit(UUID id, @Nullable UUID parent, String kind, String name) {}

  private record Person(UUID id, boolean student, boolean staying, @Nullable UUID unit) {}

  private record Post(UUID person, PostKind kind, UUID unit) {}

  /** What is copied, while no institution is in force. */
  private record Ground(List<Unit> units, List<Person> people, List<Post> posts) {}

  private final JdbcClient jdbc;
  private final Institutions institutions;
  private final Statistics statistics;
  private final TransactionTemplate transaction;

  Copies(
      JdbcClient jdbc,
      Institutions institutions,
      Statistics statistics,
      TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.institutions = institutions;
    this.statistics = statistics;
    this.transaction = transaction;
  }

  /**
   * Makes a copy of the institution in force as it is today, whole or not at all.
   *
   * @param code of the copy, which nobody has
   */
  public UUID make(String code, String name, Naming naming) {
    var original = institutions.current();
    var copy = new Institution(Ids.next(), code, name, original.zone(), original.dayBegins());
    var ground = read();
    CurrentInstitution.run(
        copy.id(),
        () ->
            transaction.executeWithoutResult(
                status -> {
                  institutions.insertMadeUp(copy);
                  write(ground, naming);
                }));
    statistics.refresh();
    return copy.id();
  }

  /**
   * Takes a copy away with every row of it in every room, whole or not at all. Its trail stays: a
   * trail is never cut.
   *
   * @throws IllegalArgumentException for an institution that is not made up
   */
  public void dissolve(UUID copy) {
    CurrentInstitution.run(copy, () -> transaction.executeWithoutResult(status -> remove(copy)));
  }

  private void remove(UUID copy) {
    boolean madeUp =
        jdbc.sql("select made_up from people.institution where id = ? for update")
            .param(copy)
            .query(Boolean.class)
            .optional()
            .orElse(false);
    if (!madeUp) {
      throw new IllegalArgumentException("not a made-up institution");
    }
    tables()
        .forEach(
            table ->
                jdbc.sql("delete from %s where institution_id = ?".formatted(table))
                    .param(copy)
                    .update());
    institutions.removeMadeUp(copy);
  }

  /** Every table with rows of institutions, those that refer to others before these. */
  private List<String> tables() {
    return jdbc.sql(
            """
            with recursive kept as (
              select c.oid from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
                join pg_attribute a on a.attrelid = c.oid and a.attname = 'institution_id'
               where c.relkind in ('r', 'p') and not c.relispartition and n.nspname <> 'audit'
            ), depth (oid, n) as (
              select oid, 0 from kept
              union
              select f.confrelid, d.n + 1 from depth d
                join pg_constraint f on f.contype = 'f' and f.conrelid = d.oid
                 and f.confrelid <> f.conrelid and f.confrelid in (select oid from kept)
            )
            select oid::regclass::text from depth group by oid order by max(n), 1
            """)
        .query(String.class)
        .list();
  }

  private Ground read() {
    var institution = CurrentInstitution.get();
    var units =
        jdbc.sql(
                """
                select id, parent_id, kind, name from people.unit
                 where institution_id = ? and closed_at is null
                """)
            .param(institution)
            .query(
                (row, n) ->
                    new Unit(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getString(4)))
            .list();
    var people =
        jdbc.sql(
                """
                select p.id, p.kind = 'student', p.staying, m.unit_id from people.person p
                  left join people.membership m on m.institution_id = p.institution_id
                   and m.person_id = p.id and m.to_at is null
                 where p.institution_id = ? and p.left_at is null order by m.unit_id, p.id
                """)
            .param(institution)
            .query(
                (row, n) ->
                    new Person(
                        row.getObject(1, UUID.class),
                        row.getBoolean(2),
                        row.getBoolean(3),
                        row.getObject(4, UUID.class)))
            .list();
    var posts =
        jdbc.sql(
                """
                select person_id, kind, unit_id from people.post
                 where institution_id = :institution and from_on <= :today
                   and (to_on is null or to_on >= :today) order by unit_id, kind, person_id
                """)
            .param("institution", institution)
            .param("today", institutions.today())
            .query(
                (row, n) ->
                    new Post(
                        row.getObject(1, UUID.class),
                        PostKind.of(row.getString(2)),
                        row.getObject(3, UUID.class)))
            .list();
    return new Ground(units, people, posts);
  }

  private void write(Ground ground, Naming naming) {
    var ids = new HashMap<UUID, UUID>();
    ground.units().forEach(unit -> ids.put(unit.id(), Ids.next()));
    ground.people().forEach(person -> ids.put(person.id(), Ids.next()));
    writeUnits(ground.units(), ids);
    writePeople(ground, ids, naming);
    writePosts(
        ground.posts().stream()
            .filter(post -> ids.containsKey(post.person()) && ids.containsKey(post.unit()))
            .toList(),
        ids);
  }

  private void writeUnits(List<Unit> units, Map<UUID, UUID> ids) {
    jdbc.sql(
            """
            insert into people.unit (institution_id, id, parent_id, kind, name)
            select :institution, u.id, u.parent, u.kind, u.name
              from unnest(:ids::uuid[], :parents::uuid[], :kinds::text[], :names::text[])
                as u(id, parent, kind, name)
            """)
        .param("institution", CurrentInstitution.get())
        .param("ids", copied(units.stream().map(Unit::id).toList(), ids))
        .param("parents", units.stream().map(unit -> copy(unit.parent(), ids)).toArray(UUID[]::new))
        .param("kinds", units.stream().map(Unit::kind).toArray(String[]::new))
        .param("names", units.stream().map(Unit::name).toArray(String[]::new))
        .update();
  }

  private void writePeople(Ground ground, Map<UUID, UUID> ids, Naming naming) {
    var people = ground.people();
    var names = names(ground, naming);
    jdbc.sql(
            """
            with person as (
              insert into people.person
                (institution_id, id, number, kind, name, initials, staying, joined_at)
              select :institution, p.id, case when p.student then 'S' else 'G' end
                       || lpad(p.n::text, 6, '0'),
                     case when p.student then 'student' else 'staff' end, p.name, '', p.staying,
                     :now
                from unnest(:ids::uuid[], :students::boolean[], :names::text[],
                            :stayings::boolean[]) with ordinality
                  as p(id, student, name, staying, n)
            )
            insert into people.membership (institution_id, person_id, unit_id, from_at)
            select :institution, m.person, m.unit, :now
              from unnest(:ids::uuid[], :units::uuid[]) as m(person, unit)
             where m.unit is not null
            """)
        .param("institution", CurrentInstitution.get())
        .param("now", institutions.now().atOffset(java.time.ZoneOffset.UTC))
        .param("ids", copied(people.stream().map(Person::id).toList(), ids))
        .param("students", people.stream().map(Person::student).toArray(Boolean[]::new))
        .param("names", names.toArray(String[]::new))
        .param("stayings", people.stream().map(Person::staying).toArray(Boolean[]::new))
        .param("units", people.stream().map(one -> copy(one.unit(), ids)).toArray(UUID[]::new))
        .update();
  }

  /** What everybody of the copy is called, in the order of the ground. */
  private static List<String> names(Ground ground, Naming naming) {
    var first = new HashMap<UUID, PostKind>();
    ground.posts().forEach(post -> first.putIfAbsent(post.person(), post.kind()));
    var counted = new HashMap<@Nullable PostKind, Integer>();
    return ground.people().stream()
        .map(
            person -> {
              var post = person.student() ? null : first.getOrDefault(person.id(), PostKind.CLINIC);
              int n = counted.merge(post, 1, Integer::sum);
              return post == null ? naming.student(n) : naming.staff(post, n);
            })
        .toList();
  }

  private void writePosts(List<Post> posts, Map<UUID, UUID> ids) {
    jdbc.sql(
            """
            insert into people.post (institution_id, id, person_id, kind, unit_id, from_on)
            select :institution, p.id, p.person, p.kind, p.unit, :today
              from unnest(:ids::uuid[], :people::uuid[], :kinds::text[], :units::uuid[])
                as p(id, person, kind, unit)
            """)
        .param("institution", CurrentInstitution.get())
        .param("today", institutions.today())
        .param(
            "ids", IntStream.range(0, posts.size()).mapToObj(n -> Ids.next()).toArray(UUID[]::new))
        .param("people", copied(posts.stream().map(Post::person).toList(), ids))
        .param("kinds", posts.stream().map(post -> post.kind().word()).toArray(String[]::new))
        .param("units", copied(posts.stream().map(Post::unit).toList(), ids))
        .update();
  }

  private static UUID[] copied(List<UUID> originals, Map<UUID, UUID> ids) {
    return originals.stream()
        .map(original -> Objects.requireNonNull(ids.get(original)))
        .toArray(UUID[]::new);
  }

  /** Null for what has no original, or one that is closed. */
  private static @Nullable UUID copy(@Nullable UUID original, Map<UUID, UUID> ids) {
    return original == null ? null : ids.get(original);
  }
}
