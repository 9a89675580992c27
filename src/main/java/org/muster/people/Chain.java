package org.muster.people;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Who acts in the chain today: the holder of a post, or who stands in for them. A holder for whom
 * somebody stands in is relieved; one who is away with nobody standing in leaves a gap.
 */
@Service
public class Chain {

  /**
   * Who acts in which post today, as SQL: {@code post_id, kind, unit_id, person_id, holder_id},
   * where {@code unit_id} is the head of what is in its charge. Takes {@code :institution} and
   * {@code :today}.
   */
  public static final String ACTING =
      """
      select a.post_id, a.kind, a.unit_id, a.person_id, a.holder_id
        from (select p.id as post_id, p.kind, p.unit_id, p.person_id as holder_id,
                     coalesce(s.person_id, p.person_id) as person_id
                from people.post p
                left join people.stand_in s
                  on s.institution_id = p.institution_id and s.post_id = p.id
                 and :today between s.from_on and s.to_on
               where p.institution_id = :institution
                 and p.from_on <= :today and (p.to_on is null or p.to_on >= :today)) a
       where not exists (
         select from people.person h
          where h.institution_id = :institution and h.id = a.person_id
            and h.left_at is not null)
         and not exists (
         select from people.readiness w
          where w.institution_id = :institution and w.person_id = a.person_id and not w.works
            and w.from_on <= :today and (w.until is null or w.until >= :today)
            and not exists (
              select from people.readiness v
               where v.institution_id = :institution and v.person_id = w.person_id and v.id > w.id
                 and v.from_on <= :today and (v.until is null or v.until >= :today)))
      """;

  /**
   * Who holds which post today, as SQL: {@code post_id, kind, unit_id, person_id}; whoever stands
   * in for them is not in it. Takes {@code :institution} and {@code :today}.
   */
  public static final String HELD =
      """
      select p.id as post_id, p.kind, p.unit_id, p.person_id from people.post p
       where p.institution_id = :institution
         and p.from_on <= :today and (p.to_on is null or p.to_on >= :today)
         and not exists (
           select from people.person h
            where h.institution_id = :institution and h.id = p.person_id
              and h.left_at is not null)
      """;

  /**
   * Each class with who holds a post for it, whatever the kind, as SQL: {@code class_id, kind,
   * person_id}. Takes {@code :people} beside the parameters of {@link #HELD}.
   */
  public static final String CLASSES_HELD =
      """
      with recursive held as (%s), charge as (
        select h.kind, h.unit_id, h.person_id from held h where h.person_id = any (:people::uuid[])
        union
        select c.kind, u.id, c.person_id from charge c
          join people.unit u on u.institution_id = :institution and u.parent_id = c.unit_id)
      select u.id as class_id, c.kind, c.person_id from charge c
        join people.unit u on u.institution_id = :institution and u.id = c.unit_id
       where u.kind = 'class' and u.closed_at is null
      """
          .formatted(HELD);

  /**
   * Each class with who acts for it in a kind of post, as SQL: {@code class_id, person_id}. Takes
   * {@code :kind} beside the parameters of {@link #ACTING}.
   */
  public static final String OF_CLASSES =
      """
      with recursive acting as (%s), charge as (
        select a.unit_id, a.person_id from acting a where a.kind = :kind
        union
        select u.id, c.person_id from charge c
          join people.unit u on u.institution_id = :institution and u.parent_id = c.unit_id)
      select u.id as class_id, c.person_id from charge c
        join people.unit u on u.institution_id = :institution and u.id = c.unit_id
       where u.kind = 'class' and u.closed_at is null
      """
          .formatted(ACTING);

  /**
   * Everybody of the roll with the one who answers for them today, as SQL: {@code person_id,
   * owner_id}; see {@link Answering}. Takes {@code :institution} and {@code :today}.
   */
  public static final String ANSWERING = Answering.SQL;

  /**
   * Every unit with the one who answers for it today, as SQL: {@code unit_id, owner_id}; of a
   * class, its counsellor, else the chief counsellor above it, else one of the working group. Takes
   * {@code :institution} and {@code :today}.
   */
  public static final String ANSWERING_UNITS = Answering.UNITS;

  /**
   * A statement that holds {@link #ACTING} and {@link #ANSWERING} in many places, with each worked
   * out once; answers the whole statement.
   */
  public static String once(String select) {
    return Answering.once(select);
  }

  /**
   * A class that nobody acts for as counsellor.
   *
   * @param students how many students it has
   * @param holder whose post it is in, though they are away; null where the post is vacant
   * @param owner who acts above it, and so answers for it until somebody is named; null where
   *     nobody does, up to the working group
   */
  public record Gap(
      UUID unit,
      String name,
      String college,
      int students,
      @Nullable UUID holder,
      @Nullable UUID owner) {}

  private final JdbcClient jdbc;
  private final Institutions institutions;

  Chain(JdbcClient jdbc, Institutions institutions) {
    this.jdbc = jdbc;
    this.institutions = institutions;
  }

  /** The classes with students for which nobody acts as counsellor today. */
  public List<Gap> gaps() {
    return bound(
            """
            with recursive acting as (%s), charge as (
              select a.unit_id from acting a where a.kind = 'counsellor'
              union
              select u.id from charge c
                join people.unit u on u.institution_id = :institution and u.parent_id = c.unit_id
            ), orphan as (
              select u.id, u.name, u.parent_id,
                     (select count(*) from people.student s
                       where s.institution_id = :institution and s.unit_id = u.id) as students
                from people.unit u
               where u.institution_id = :institution and u.kind = 'class' and u.closed_at is null
                 -- Not "not in": a recursion is planned for millions, and would be read for each.
                 and not exists (select from charge c where c.unit_id = u.id)
            ), upward as (
              select o.id as class_id, o.id as unit_id, 0 as steps from orphan o
              union all
              select w.class_id, u.parent_id, w.steps + 1 from upward w
                join people.unit u on u.institution_id = :institution and u.id = w.unit_id
               where u.parent_id is not null
            )
            select o.id, o.name, coalesce(college.name, ''), o.students, away.person_id,
                   above.person_id
              from orphan o
              left join lateral (
                select u.name from upward w
                  join people.unit u on u.institution_id = :institution and u.id = w.unit_id
                 where w.class_id = o.id and u.kind = 'college' limit 1) college on true
              left join lateral (
                select p.person_id from upward w
                  join people.post p on p.institution_id = :institution and p.unit_id = w.unit_id
                   and p.kind = 'counsellor' and p.from_on <= :today
                   and (p.to_on is null or p.to_on >= :today)
                 where w.class_id = o.id order by w.steps, p.person_id limit 1) away on true
              left join lateral (
                select a.person_id from upward w
                  join acting a on a.unit_id = w.unit_id
                   and a.kind in ('chief_counsellor', 'working_group')
                 where w.class_id = o.id order by w.steps, a.person_id limit 1) above on true
             where o.students > 0 order by 3, 2
            """
                .formatted(ACTING))
        .query(
            (row, n) ->
                new Gap(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getInt(4),
                    row.getObject(5, UUID.class),
                    row.getObject(6, UUID.class)))
        .list();
  }

  /** Who acts for each class in a kind of post; classes that nobody acts for are not in it. */
  public Map<UUID, List<UUID>> ofClasses(PostKind kind) {
    var acting = new HashMap<UUID, List<UUID>>();
    bound(OF_CLASSES)
        .param("kind", kind.word())
        .query(
            row -> {
              acting
                  .computeIfAbsent(
                      row.getObject(1, UUID.class), none -> new java.util.ArrayList<>())
                  .add(row.getObject(2, UUID.class));
            });
    return acting;
  }

  /** Everybody who acts in a kind of post today, once each. */
  public List<UUID> acting(PostKind kind) {
    return bound(
            "select distinct person_id from (%s) a where kind = :kind order by 1".formatted(ACTING))
        .param("kind", kind.word())
        .query(UUID.class)
        .list();
  }

  /** A post that somebody acts in, with its holder, who may be somebody else. */
  public record ActsFor(PostKind kind, UUID holder, String name) {}

  /** The kinds of post a person acts in today, their own and those they stand in for. */
  public List<ActsFor> actsFor(UUID person) {
    return bound(
            """
            select distinct a.kind, a.holder_id, h.name from (%s) a
              join people.person h on h.institution_id = :institution and h.id = a.holder_id
             where a.person_id = :person order by 1, 3, 2
            """
                .formatted(ACTING))
        .param("person", person)
        .query(
            (row, n) ->
                new ActsFor(
                    PostKind.of(row.getString(1)), row.getObject(2, UUID.class), row.getString(3)))
        .list();
  }

  /** How many people hold each kind of post that somebody acts in today. */
  public Map<PostKind, Long> holders() {
    var holders = new java.util.EnumMap<PostKind, Long>(PostKind.class);
    bound("select kind, count(distinct holder_id) from (%s) a group by kind".formatted(ACTING))
        .query(
            row -> {
              holders.put(PostKind.of(row.getString(1)), row.getLong(2));
            });
    return holders;
  }

  /** Those who act above the counsellors: the chief counsellors and the working group. */
  public List<UUID> above() {
    return bound(
            """
            select distinct person_id from (%s) a
             where kind in ('chief_counsellor', 'working_group') order by 1
            """
                .formatted(ACTING))
        .query(UUID.class)
        .list();
  }

  /** A post that somebody acts in, with the head of what is in its charge. */
  public record InPost(PostKind kind, UUID unit, UUID person) {}

  /** Who acts in the posts that have others below them, with what is in their charge. */
  public List<InPost> superiors() {
    return bound(
            """
            select kind, unit_id, person_id from (%s) a
             where kind in ('counsellor', 'chief_counsellor', 'working_group') order by 1, 2, 3
            """
                .formatted(ACTING))
        .query(
            (row, n) ->
                new InPost(
                    PostKind.of(row.getString(1)),
                    row.getObject(2, UUID.class),
                    row.getObject(3, UUID.class)))
        .list();
  }

  /** One who acts for the whole university, for what nobody nearer answers for. */
  public Optional<UUID> last() {
    return acting(PostKind.WORKING_GROUP).stream().findFirst();
  }

  private JdbcClient.StatementSpec bound(String sql) {
    return jdbc.sql(sql)
        .param("institution", CurrentInstitution.get())
        .param("today", institutions.today());
  }
}
