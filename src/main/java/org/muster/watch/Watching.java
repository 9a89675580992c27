package org.muster.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.Audience;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Who is on which list, with whose they are and when they are due. */
@Service
public class Watching {

  static final String WHY = "watch.entry.why";
  static final String ENDED_WHY = "watch.entry.ended_why";

  private static final String OPEN =
      """
      select s.id, s.number, s.name, m.unit_id, coalesce(u.name, ''), o.id, o.list_id, o.name_zh,
             o.name_en, o.layer, e.criteria::text, e.why,
             coalesce(named.person_id, answering.owner_id), coalesce(owner.name, ''), o.entered_at,
             e.entered_by, o.contact_at, o.due_at, null::timestamptz, null::text, null::text
        from (%s) o
        join watch.entry e
          on e.institution_id = :institution and e.person_id = o.person_id and e.id = o.id
        join people.person s on s.institution_id = :institution and s.id = o.person_id
        left join people.membership m
          on m.institution_id = :institution and m.person_id = s.id and m.to_at is null
        left join people.unit u on u.institution_id = :institution and u.id = m.unit_id
        %s
        left join people.person owner
          on owner.institution_id = :institution
         and owner.id = coalesce(named.person_id, answering.owner_id)
      """
          .formatted(Cadence.OPEN, Cadence.OWNER);

  private final JdbcClient jdbc;
  private final Seals seals;
  private final Institutions institutions;
  private final Clock clock;

  Watching(JdbcClient jdbc, Seals seals, Institutions institutions, Clock clock) {
    this.jdbc = jdbc;
    this.seals = seals;
    this.institutions = institutions;
    this.clock = clock;
  }

  /**
   * How many people are on a list.
   *
   * @param people in the viewer's charge
   * @param overdue of them, who should have been spoken to by now
   */
  public record Size(UUID list, int people, int overdue) {}

  /** The sizes of all lists somebody is on, as far as they are in the charge. */
  public Map<UUID, Size> sizes(Scope scope) {
    var sizes = new HashMap<UUID, Size>();
    bound(
            """
            select o.list_id, count(*), count(*) filter (where o.due_at < :now)
              from (%s) o
              join people.student s on s.institution_id = :institution and s.id = o.person_id
             where (:units::uuid[] is null or s.unit_id = any (:units::uuid[]))
             group by o.list_id
            """
                .formatted(Cadence.OPEN))
        .param("units", scope.units())
        .query(
            row -> {
              var list = row.getObject(1, UUID.class);
              sizes.put(list, new Size(list, row.getInt(2), row.getInt(3)));
            });
    return sizes;
  }

  /** In which order people on lists are read; of one person what is due first comes first. */
  public enum Order {
    DUE("o.due_at, s.number, o.id"),
    NAME("s.name, s.number, o.due_at, o.id"),
    CLASS("u.name nulls last, s.number, o.due_at, o.id");

    private final String columns;

    Order(String columns) {
      this.columns = columns;
    }

    /** The word in addresses. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The order of a word; who is due first on top for any other. */
    public static Order of(String word) {
      return java.util.Arrays.stream(values())
          .filter(order -> order.word().equals(word))
          .findFirst()
          .orElse(DUE);
    }
  }

  /**
   * Those on lists in a charge.
   *
   * @param list only those on this list; null for all
   */
  public List<Watched> of(Scope scope, @Nullable UUID list, Order order, int limit) {
    return bound(
            OPEN
                + """
                 where (:units::uuid[] is null or m.unit_id = any (:units::uuid[]))
                   and (:list::uuid is null or o.list_id = :list::uuid)
                 order by %s limit :limit
                """
                    .formatted(order.columns))
        .param("units", scope.units())
        .param("list", list)
        .param("limit", limit)
        .query(this::watched)
        .list();
  }

  /** One person's times on lists: those that last first, then the newest that ended. */
  public List<Watched> of(UUID person, int limit) {
    return bound(
            """
            select * from (%s where o.person_id = :person
            union all
            select s.id, s.number, s.name, m.unit_id, coalesce(u.name, ''), e.id, e.list_id,
                   l.name_zh, l.name_en, e.layer, e.criteria::text, e.why, null::uuid, '',
                   e.entered_at, e.entered_by, null::timestamptz, null::timestamptz, e.ended_at,
                   e.ended_by, e.ended_why
              from watch.entry e
              join watch.list l on l.institution_id = e.institution_id and l.id = e.list_id
              join people.person s on s.institution_id = e.institution_id and s.id = e.person_id
              left join people.membership m
                on m.institution_id = e.institution_id and m.person_id = s.id and m.to_at is null
              left join people.unit u on u.institution_id = e.institution_id and u.id = m.unit_id
             where e.institution_id = :institution and e.person_id = :person
               and e.ended_at is not null) w
             order by 19 desc nulls first, 15 desc limit :limit
            """
                .formatted(OPEN))
        .param("person", person)
        .param("limit", limit)
        .query(this::watched)
        .list();
  }

  private JdbcClient.StatementSpec bound(String sql) {
    return jdbc.sql(sql)
        .param("institution", CurrentInstitution.get())
        .param("today", institutions.today())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .params(Cadence.parameters(institutions));
  }

  private Watched watched(ResultSet row, int n) throws SQLException {
    var person = row.getObject(1, UUID.class);
    @Nullable String rule = row.getString(11);
    return new Watched(
        person,
        row.getString(2),
        row.getString(3),
        row.getObject(4, UUID.class),
        row.getString(5),
        row.getObject(6, UUID.class),
        row.getObject(7, UUID.class),
        row.getString(8),
        row.getString(9),
        Layer.of(row.getString(10)),
        rule == null ? null : Audience.parse(rule),
        open(WHY, person, row.getString(12)),
        row.getObject(13, UUID.class),
        row.getString(14),
        instant(row, 15),
        row.getString(16),
        WatchLists.moment(row, 17),
        WatchLists.moment(row, 18),
        WatchLists.moment(row, 19),
        row.getString(20),
        open(ENDED_WHY, person, row.getString(21)));
  }

  private @Nullable String open(String column, UUID person, @Nullable String sealed) {
    return sealed == null ? null : seals.open(column, person, sealed);
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, java.time.OffsetDateTime.class).toInstant();
  }
}
