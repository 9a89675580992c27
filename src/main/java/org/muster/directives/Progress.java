package org.muster.directives;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.people.Tree;
import org.muster.people.Trees;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How far those are who received a directive, as far as the viewer may see. */
@Service
public class Progress {

  private static final int NAMES = 500;

  /** How receivers stand: all done, something due and open, something overdue. */
  public enum State {
    DONE,
    DUE,
    OVERDUE;

    /** {@code overdue}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Counts of receivers; {@code done + due + overdue} are all. */
  public record Count(int receivers, int opened, int done, int due, int overdue) {

    static final Count NONE = new Count(0, 0, 0, 0, 0);

    Count plus(Count more) {
      return new Count(
          receivers + more.receivers,
          opened + more.opened,
          done + more.done,
          due + more.due,
          overdue + more.overdue);
    }

    /** Rounded down: 100 only when all is done. */
    public int percent() {
      return receivers == 0 ? 100 : (int) (done * 100L / receivers);
    }
  }

  /**
   * A college's receivers.
   *
   * @param unit null for those who belong to no unit
   */
  public record UnitLine(@Nullable UUID unit, String name, Count count) {}

  /**
   * One receiver.
   *
   * @param unit the name of what is in their charge, or where they belong
   * @param openedBy who opened it, who may stand in
   * @param standIn who acts for them today; null where they do themselves
   * @param reminded how often they were reminded
   */
  public record NameLine(
      UUID person,
      String name,
      String number,
      @Nullable String unit,
      @Nullable PostKind post,
      @Nullable Instant openedAt,
      @Nullable String openedBy,
      int items,
      int done,
      int overdue,
      @Nullable Instant lastAt,
      int reminded,
      @Nullable String standIn) {

    public State state() {
      return done == items ? State.DONE : overdue > 0 ? State.OVERDUE : State.DUE;
    }
  }

  private static final String STANDS =
      """
      select r.person_id, r.unit_id, r.post, r.opened_at, r.opened_by, count(*) as items,
             count(a.id) as done, count(*) filter (where a.id is null and i.due_at <= :now) as overdue,
             max(a.at) filter (where not a.filled) as last_at
        from directives.receiver r
        join directives.item i
          on i.institution_id = r.institution_id and i.directive_id = r.directive_id
        left join directives.answer a
          on a.institution_id = r.institution_id and a.directive_id = r.directive_id
         and a.item_n = i.n and a.person_id = r.person_id and a.superseded_at is null
       where r.institution_id = :institution and r.directive_id = :directive and (:all or %s)
         and (:within::uuid[] is null or r.unit_id = any (:within::uuid[]))
       group by r.person_id, r.unit_id, r.post, r.opened_at, r.opened_by
      """
          .formatted(Sight.BELOW);

  private static final String COUNTS =
      """
      count(*), count(s.opened_at), count(*) filter (where s.done = s.items),
      count(*) filter (where s.done < s.items and s.overdue = 0), count(*) filter (where s.overdue > 0)
      """;

  private final JdbcClient jdbc;
  private final Sight sight;
  private final Trees trees;
  private final ActingNames acting;
  private final Clock clock;

  Progress(JdbcClient jdbc, Sight sight, Trees trees, ActingNames acting, Clock clock) {
    this.jdbc = jdbc;
    this.sight = sight;
    this.trees = trees;
    this.acting = acting;
    this.clock = clock;
  }

  /** True for those who see how far others are, and not just their own part. */
  public boolean mayFollow(UUID directive, Scope scope) {
    var view = sight.of(directive, scope);
    return view.issuer() || view.superior();
  }

  /** The counts by college, the first line being all of them. */
  public List<UnitLine> units(UUID directive, Scope scope) {
    var colleges = new Colleges(trees.units());
    var nodes = new HashMap<UUID, Tree.Node>();
    var counts = new HashMap<@Nullable UUID, Count>();
    stands(
            "select s.unit_id, " + COUNTS + " from (%s) s group by s.unit_id",
            directive,
            scope,
            null)
        .query(
            row -> {
              var node = colleges.of(row.getObject(1, UUID.class));
              var key = node == null ? null : node.id();
              if (node != null) {
                nodes.put(node.id(), node);
              }
              counts.merge(
                  key,
                  new Count(
                      row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5), row.getInt(6)),
                  Count::plus);
            });
    var lines = new ArrayList<UnitLine>();
    lines.add(new UnitLine(null, "", counts.values().stream().reduce(Count.NONE, Count::plus)));
    nodes.values().stream()
        .sorted(java.util.Comparator.comparingInt(Tree.Node::position))
        .forEach(
            node ->
                lines.add(
                    new UnitLine(
                        node.id(), node.name(), counts.getOrDefault(node.id(), Count.NONE))));
    return lines;
  }

  /** The counts of each item, over all whom the viewer may see. */
  public Map<Integer, Count> items(UUID directive, Scope scope) {
    var counts = new HashMap<Integer, Count>();
    stands(
            """
            select i.n, count(*), count(s.opened_at), count(a.id),
                   count(*) filter (where a.id is null and i.due_at > :now),
                   count(*) filter (where a.id is null and i.due_at <= :now)
              from (%s) s
              join directives.item i
                on i.institution_id = :institution and i.directive_id = :directive
              left join directives.answer a
                on a.institution_id = :institution and a.directive_id = :directive
               and a.item_n = i.n and a.person_id = s.person_id and a.superseded_at is null
             group by i.n
            """,
            directive, scope, null)
        .query(
            row -> {
              counts.put(
                  row.getInt(1),
                  new Count(
                      row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5), row.getInt(6)));
            });
    return counts;
  }

  /**
   * The receivers by name: those with something overdue first.
   *
   * @param state null for all
   * @param unit of this college or unit; null for all
   */
  public List<NameLine> names(
      UUID directive, Scope scope, @Nullable State state, @Nullable UUID unit) {
    var names = acting.of(directive);
    return stands(
            """
            select s.person_id, p.name, p.number, u.name, s.post, s.opened_at, s.opened_by, s.items,
                   s.done, s.overdue, s.last_at,
                   (select count(distinct m.at) from directives.reminder m
                     where m.institution_id = :institution and m.directive_id = :directive
                       and m.person_id = s.person_id and m.step <> 'superior')
              from (%s) s
              join people.person p on p.institution_id = :institution and p.id = s.person_id
              left join people.unit u on u.institution_id = :institution and u.id = s.unit_id
             where case :state when 'done' then s.done = s.items
                               when 'overdue' then s.overdue > 0
                               when 'due' then s.done < s.items and s.overdue = 0
                               else true end
             order by s.overdue > 0 desc, s.done = s.items, u.name, p.number limit :limit
            """,
            directive, scope, unit)
        .param("state", state == null ? "all" : state.word())
        .param("limit", NAMES)
        .query(
            (row, n) ->
                new NameLine(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5) == null ? null : PostKind.of(row.getString(5)),
                    Directive.instant(row, 6),
                    row.getString(7),
                    row.getInt(8),
                    row.getInt(9),
                    row.getInt(10),
                    Directive.instant(row, 11),
                    row.getInt(12),
                    names.get(row.getObject(1, UUID.class))))
        .list();
  }

  private JdbcClient.StatementSpec stands(
      String sql, UUID directive, Scope scope, @Nullable UUID within) {
    var view = sight.of(directive, scope);
    return jdbc.sql(sql.formatted(STANDS))
        .params(sight.parameters(scope))
        .param("all", view.issuer())
        .param("directive", directive)
        .param("within", within == null ? null : new Colleges(trees.units()).below(within))
        .param("now", clock.instant().atOffset(ZoneOffset.UTC));
  }
}
