package org.muster.directives;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers for everybody what Muster holds, as soon as it is asked, and keeps the answers current
 * until they are due; what a person has answered themselves stays.
 */
@Component
class Filling {

  private static final Duration CURRENT_FOR = Duration.ofMinutes(10);

  private record Stale(UUID directive, int item) {}

  private final JdbcClient jdbc;
  private final ItemTable items;
  private final HeldCounts counts;
  private final JsonMapper json;
  private final Clock clock;

  Filling(JdbcClient jdbc, ItemTable items, HeldCounts counts, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.items = items;
    this.counts = counts;
    this.json = json;
    this.clock = clock;
  }

  /** Fills what a directive asks for and Muster holds. */
  void fill(UUID directive) {
    items.of(directive).stream().filter(Item::held).forEach(item -> fill(directive, item));
  }

  /** Fills again what has not been for a while, and for the last time when it is due. */
  @Transactional
  public void look() {
    for (var stale : stale()) {
      items.of(stale.directive()).stream()
          .filter(item -> item.n() == stale.item())
          .forEach(item -> fill(stale.directive(), item));
    }
  }

  private List<Stale> stale() {
    return jdbc.sql(
            """
            select i.directive_id, i.n from directives.item i
              join directives.directive d
                on d.institution_id = i.institution_id and d.id = i.directive_id
               and d.withdrawn_at is null
             where i.institution_id = :institution and i.kind = 'return'
               and i.due_at > :now::timestamptz - interval '1 day'
               and coalesce(i.filled_at, '-infinity') < least(i.due_at, :before)
               and not exists (select from directives.question q
                                where q.institution_id = i.institution_id
                                  and q.directive_id = i.directive_id and q.item_n = i.n
                                  and q.held is null)
            """)
        .param("institution", CurrentInstitution.get())
        .param("now", now())
        .param("before", now().minus(CURRENT_FOR))
        .query((row, n) -> new Stale(row.getObject(1, UUID.class), row.getInt(2)))
        .list();
  }

  private void fill(UUID directive, Item item) {
    counts
        .of(item.questions(), receivers(directive))
        .ifPresent(
            found -> {
              write(directive, item, found);
              jdbc.sql(
                      """
                      update directives.item set filled_at = ?
                       where institution_id = ? and directive_id = ? and n = ?
                      """)
                  .params(now(), CurrentInstitution.get(), directive, item.n())
                  .update();
            });
  }

  private void write(UUID directive, Item item, Map<UUID, Map<Integer, Long>> counts) {
    var people = List.copyOf(counts.keySet());
    jdbc.sql(
            """
            insert into directives.answer as a (institution_id, directive_id, item_n, person_id, id,
                                                at, by_name, filled, numbers)
            select :institution, :directive, :item, f.person, f.id, :now, 'Muster', true,
                   f.numbers::jsonb
              from unnest(:people::uuid[], :ids::uuid[], :numbers::text[])
                   as f(person, id, numbers)
            on conflict (institution_id, directive_id, item_n, person_id)
              where superseded_at is null
              do update set at = excluded.at, numbers = excluded.numbers where a.filled
            """)
        .param("institution", CurrentInstitution.get())
        .param("directive", directive)
        .param("item", item.n())
        .param("now", now())
        .param("people", people.toArray(UUID[]::new))
        .param("ids", people.stream().map(one -> Ids.next()).toArray(UUID[]::new))
        .param(
            "numbers",
            people.stream().map(counts::get).map(json::writeValueAsString).toArray(String[]::new))
        .update();
  }

  private List<HeldCounts.Charge> receivers(UUID directive) {
    return jdbc.sql(
            """
            select person_id, post from directives.receiver
             where institution_id = ? and directive_id = ? and post is not null
            """)
        .params(CurrentInstitution.get(), directive)
        .query((row, n) -> new HeldCounts.Charge(row.getObject(1, UUID.class), row.getString(2)))
        .list();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
