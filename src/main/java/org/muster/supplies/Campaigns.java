package org.muster.supplies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Actor;
import org.muster.audit.Trail;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is given once to each: one thing, or a package of several. */
@Service
public class Campaigns {

  /** Whom a campaign {@code c} is meant for, as SQL over {@code people.student s}. */
  static final String MEANT =
      """
      (c.unit_id is null or s.unit_id in (
        with recursive below as (
          select c.unit_id as id
          union
          select u.id from below b
            join people.unit u on u.institution_id = c.institution_id and u.parent_id = b.id)
        select id from below))
      """;

  private static final String SELECT =
      """
      select c.id, c.name_zh, c.name_en, c.store_id, t.name, c.unit_id, coalesce(u.name, ''),
             (select count(*) from people.student s
               where s.institution_id = c.institution_id and %s),
             (select count(*) from supplies.handout h
               where h.institution_id = c.institution_id and h.campaign_id = c.id),
             c.made_at, c.closed_at
        from supplies.campaign c
        join supplies.store t on t.institution_id = c.institution_id and t.id = c.store_id
        left join people.unit u on u.institution_id = c.institution_id and u.id = c.unit_id
       where c.institution_id = :institution
      """
          .formatted(MEANT);

  private final JdbcClient jdbc;
  private final Supplies supplies;
  private final Ledger ledger;
  private final Trail trail;

  Campaigns(JdbcClient jdbc, Supplies supplies, Ledger ledger, Trail trail) {
    this.jdbc = jdbc;
    this.supplies = supplies;
    this.ledger = ledger;
    this.trail = trail;
  }

  /**
   * Begins one.
   *
   * @param unit whose students; null for all
   * @param parts how much of which item each is given
   * @throws Problem without a name or anything to give
   */
  @Transactional
  public UUID begin(
      String nameZh, String nameEn, UUID store, @Nullable UUID unit, Map<UUID, Integer> parts) {
    if (nameZh.isBlank() || nameZh.length() > 100 || nameEn.length() > 100) {
      throw Problem.unprocessable("supplies.name");
    }
    if (parts.isEmpty() || parts.values().stream().anyMatch(amount -> amount < 1 || amount > 100)) {
      throw Problem.unprocessable("supplies.parts");
    }
    var id = Ids.next();
    jdbc.sql(
            """
            insert into supplies.campaign (institution_id, id, name_zh, name_en, store_id, unit_id,
                                           made_at, made_by)
            values (:institution, :id, :zh, nullif(:en, ''), :store, :unit::uuid, :now, :by)
            """)
        .param("institution", CurrentInstitution.get())
        .param("id", id)
        .param("zh", nameZh.strip())
        .param("en", nameEn.strip())
        .param("store", store)
        .param("unit", unit)
        .param("now", ledger.now())
        .param("by", Actor.current().name())
        .update();
    var items = List.copyOf(parts.keySet());
    jdbc.sql(
            """
            insert into supplies.part (institution_id, campaign_id, item_id, amount)
            select :institution, :id, g.item, g.amount
              from unnest(:items::uuid[], :amounts::int[]) as g(item, amount)
            """)
        .param("institution", CurrentInstitution.get())
        .param("id", id)
        .param("items", items.toArray(UUID[]::new))
        .param("amounts", items.stream().map(parts::get).toArray(Integer[]::new))
        .update();
    trail.record("supplies.campaign", "campaign", id, Map.of());
    return id;
  }

  /** Ends one: nothing is given any more. */
  @Transactional
  public void end(UUID id) {
    get(id);
    jdbc.sql(
            """
            update supplies.campaign set closed_at = ?
             where institution_id = ? and id = ? and closed_at is null
            """)
        .params(ledger.now(), CurrentInstitution.get(), id)
        .update();
    trail.record("supplies.campaign-end", "campaign", id, Map.of());
  }

  /** All, those that run first. */
  public List<Campaign> all() {
    return select("order by c.closed_at nulls first, c.made_at desc");
  }

  /** One that must be there. */
  public Campaign get(UUID id) {
    return all().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(Problem::notFound);
  }

  private List<Campaign> select(String clause) {
    var items =
        supplies.items().stream().collect(Collectors.toMap(Supply::id, Function.identity()));
    record Row(UUID campaign, Campaign.Part part) {}
    var parts =
        jdbc
            .sql(
                """
                select campaign_id, item_id, amount from supplies.part where institution_id = ?
                """)
            .param(CurrentInstitution.get())
            .query(
                (row, n) ->
                    new Row(
                        row.getObject(1, UUID.class),
                        new Campaign.Part(
                            Objects.requireNonNull(items.get(row.getObject(2, UUID.class))),
                            row.getInt(3))))
            .list()
            .stream()
            .collect(
                Collectors.groupingBy(
                    Row::campaign, Collectors.mapping(Row::part, Collectors.toList())));
    return jdbc.sql(SELECT + clause)
        .param("institution", CurrentInstitution.get())
        .query((row, n) -> campaign(row, parts))
        .list();
  }

  private static Campaign campaign(ResultSet row, Map<UUID, List<Campaign.Part>> parts)
      throws SQLException {
    var id = row.getObject(1, UUID.class);
    return new Campaign(
        id,
        row.getString(2),
        row.getString(3),
        new Store(row.getObject(4, UUID.class), row.getString(5)),
        row.getObject(6, UUID.class),
        row.getString(7),
        parts.getOrDefault(id, List.of()),
        row.getInt(8),
        row.getInt(9),
        row.getObject(10, OffsetDateTime.class).toInstant(),
        Ledger.instant(row, 11));
  }

  /** Somebody who has not had theirs. */
  public record Waiting(String number, String name, String unit, String room) {}

  /** Those who have not had theirs, by class and number. */
  public List<Waiting> waiting(Campaign campaign, int limit) {
    return jdbc.sql(
            """
            select s.number, s.name, coalesce(u.name, ''), coalesce(p.name, '')
              from supplies.campaign c
              join people.student s on s.institution_id = c.institution_id and %s
              left join people.unit u on u.institution_id = s.institution_id and u.id = s.unit_id
              left join people.place p on p.institution_id = s.institution_id and p.id = s.place_id
             where c.institution_id = :institution and c.id = :id
               and not exists (select from supplies.handout h
                                where h.institution_id = c.institution_id and h.campaign_id = c.id
                                  and h.person_id = s.id)
             order by u.name, s.number limit :limit
            """
                .formatted(MEANT))
        .param("institution", CurrentInstitution.get())
        .param("id", campaign.id())
        .param("limit", limit)
        .query(
            (row, n) ->
                new Waiting(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
        .list();
  }
}
