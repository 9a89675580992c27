package org.muster.supplies;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How many days what is in store lasts, if it goes on as in the last fourteen. */
@Service
public class Cover {

  /** Fewer days than this are a shortage. */
  public static final int SHORT = 7;

  private static final int LOOKED_AT = 14;

  /**
   * What lasts how long, as SQL: {@code item_id, name, amount, used, days}; {@code days} is null
   * where nothing was used. Takes {@code :institution} and {@code :cover_since}.
   */
  static final String SQL =
      """
      select i.id as item_id, i.name_zh as name, coalesce(k.amount, 0) as amount,
             coalesce(u.used, 0) as used,
             case when u.used > 0 then floor(coalesce(k.amount, 0) * %d / u.used)::int end as days
        from supplies.item i
        left join (select item_id, sum(amount - reserved)::bigint as amount from supplies.stock
                    where institution_id = :institution group by item_id) k on k.item_id = i.id
        left join (select e.item_id, sum(e.amount)::bigint as used from supplies.entry e
                    where e.institution_id = :institution and e.at >= :cover_since
                      and e.from_kind = 'store' and e.to_kind in ('person', 'void')
                      and not exists (select from supplies.entry n
                                       where n.institution_id = e.institution_id
                                         and n.undoes = e.id)
                    group by e.item_id) u on u.item_id = i.id
       where i.institution_id = :institution
      """
          .formatted(LOOKED_AT);

  /**
   * One item's.
   *
   * @param free in all stores, without what is promised
   * @param used in the last fourteen days
   * @param days null where nothing was used
   */
  public record Lasting(UUID item, int free, int used, @Nullable Integer days) {

    public boolean isShort() {
      return days != null && days < SHORT;
    }
  }

  private final JdbcClient jdbc;
  private final Ledger ledger;

  Cover(JdbcClient jdbc, Ledger ledger) {
    this.jdbc = jdbc;
    this.ledger = ledger;
  }

  /** Every item's, the shortest first. */
  public List<Lasting> all() {
    return jdbc.sql(SQL + " order by 5 nulls last, 2")
        .param("institution", CurrentInstitution.get())
        .param("cover_since", since())
        .query(
            (row, n) ->
                new Lasting(
                    row.getObject(1, UUID.class),
                    row.getInt(3),
                    row.getInt(4),
                    row.getObject(5, Integer.class)))
        .list();
  }

  java.time.OffsetDateTime since() {
    return ledger.now().minus(Duration.ofDays(LOOKED_AT));
  }
}
