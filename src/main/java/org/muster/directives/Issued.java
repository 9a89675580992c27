package org.muster.directives;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The directives that were issued, with how far they are. */
@Service
public class Issued {

  private static final int SHOWN = 100;

  /**
   * A directive with how far its receivers are, of those the viewer may see.
   *
   * @param dueAt when the last item is due
   * @param done how many have done all of it
   * @param overdue how many have something overdue
   */
  public record Line(
      UUID directive,
      String title,
      String by,
      Instant sentAt,
      @Nullable Instant withdrawnAt,
      Instant dueAt,
      int receivers,
      int done,
      int overdue) {}

  private static final String LINES =
      """
      select d.id, d.title, d.by_name, d.sent_at, d.withdrawn_at, l.due_at, c.*
        from directives.directive d
        join lateral (
          select max(i.due_at) as due_at from directives.item i
           where i.institution_id = d.institution_id and i.directive_id = d.id) l on true
        join lateral (
          select count(*), count(*) filter (where s.done = s.items),
                 count(*) filter (where s.overdue > 0)
            from (select count(*) as items, count(a.id) as done,
                         count(*) filter (where a.id is null and i.due_at <= :now) as overdue
                    from directives.receiver r
                    join directives.item i on i.institution_id = r.institution_id
                     and i.directive_id = r.directive_id
                    left join directives.answer a on a.institution_id = r.institution_id
                     and a.directive_id = r.directive_id and a.item_n = i.n
                     and a.person_id = r.person_id and a.superseded_at is null
                   where r.institution_id = d.institution_id and r.directive_id = d.id and %s
                   group by r.person_id) s) c on true
       where d.institution_id = :institution and %s
       order by d.sent_at desc, d.id desc limit :limit
      """;

  private final JdbcClient jdbc;
  private final Sight sight;
  private final Clock clock;

  Issued(JdbcClient jdbc, Sight sight, Clock clock) {
    this.jdbc = jdbc;
    this.sight = sight;
    this.clock = clock;
  }

  /** The viewer's own, the newest first; all of them for those who have the whole. */
  public List<Line> by(Scope scope) {
    return lines("true", "(:whole or %s)".formatted(Sight.ISSUED), scope)
        .param("whole", scope.whole())
        .query(Issued::line)
        .list();
  }

  /** What others ordered of those below the viewer, with how far those are. */
  public List<Line> ofMyUnits(Scope scope) {
    return lines(
            Sight.BELOW,
            """
            not coalesce(%s, false) and exists (
              select from directives.receiver r
               where r.institution_id = d.institution_id and r.directive_id = d.id and %s)
            """
                .formatted(Sight.ISSUED, Sight.BELOW),
            scope)
        .query(Issued::line)
        .list();
  }

  /**
   * What was forwarded from a directive.
   *
   * @param holder by whom; null for by anybody
   */
  public List<Line> forwarded(UUID directive, @Nullable UUID holder, Scope scope) {
    sight.of(directive, scope);
    return lines(
            "true",
            "d.parent_id = :parent and (:holder::uuid is null or d.parent_person = :holder::uuid)",
            scope)
        .param("parent", directive)
        .param("holder", holder)
        .query(Issued::line)
        .list();
  }

  private JdbcClient.StatementSpec lines(String receivers, String which, Scope scope) {
    return jdbc.sql(LINES.formatted(receivers, which))
        .params(sight.parameters(scope))
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("limit", SHOWN);
  }

  private static Line line(java.sql.ResultSet row, int n) throws java.sql.SQLException {
    return new Line(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getObject(4, OffsetDateTime.class).toInstant(),
        Directive.instant(row, 5),
        row.getObject(6, OffsetDateTime.class).toInstant(),
        row.getInt(7),
        row.getInt(8),
        row.getInt(9));
  }
}
