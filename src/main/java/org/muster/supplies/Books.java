package org.muster.supplies;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The ledger as it is read: its lines, and whether it balances. */
@Service
public class Books {

  private final JdbcClient jdbc;

  Books(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A line of the ledger.
   *
   * @param from a store's name, or the word of another kind of account
   * @param undone true where it was undone
   */
  public record Line(
      UUID movement,
      String kind,
      UUID item,
      int amount,
      String fromKind,
      String from,
      String toKind,
      String to,
      @Nullable String note,
      Instant at,
      String by,
      boolean undone) {}

  /** The last lines of the ledger, newest first; people by the end of their number. */
  public List<Line> lines(int limit) {
    return jdbc.sql(
            """
            select e.movement_id, e.kind, e.item_id, e.amount,
                   e.from_kind, coalesce(f.name, right(fp.number, 4), ''),
                   e.to_kind, coalesce(t.name, right(tp.number, 4), ''),
                   e.note, e.at, e.by_name,
                   exists (select from supplies.entry u
                            where u.institution_id = e.institution_id and u.undoes = e.id)
              from supplies.entry e
              left join supplies.store f on f.institution_id = e.institution_id and f.id = e.from_id
              left join supplies.store t on t.institution_id = e.institution_id and t.id = e.to_id
              left join people.person fp on fp.institution_id = e.institution_id and fp.id = e.from_id
              left join people.person tp on tp.institution_id = e.institution_id and tp.id = e.to_id
             where e.institution_id = :institution
             order by e.at desc, e.id desc limit :limit
            """)
        .param("institution", CurrentInstitution.get())
        .param("limit", limit)
        .query(
            (row, n) ->
                new Line(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getObject(3, UUID.class),
                    row.getInt(4),
                    row.getString(5),
                    row.getString(6),
                    row.getString(7),
                    row.getString(8),
                    row.getString(9),
                    row.getObject(10, OffsetDateTime.class).toInstant(),
                    row.getString(11),
                    row.getBoolean(12)))
        .list();
  }

  /**
   * True where every store's stock is the sum of its ledger, and what left all accounts came to
   * others.
   */
  public boolean balances() {
    return jdbc.sql(
            """
            with side as (
              select to_kind as kind, to_id as id, item_id, amount from supplies.entry
               where institution_id = :institution
              union all
              select from_kind, from_id, item_id, -amount from supplies.entry
               where institution_id = :institution
            ), booked as (
              select id, item_id, sum(amount) as amount from side where kind = 'store'
               group by id, item_id
            )
            select (select coalesce(sum(amount), 0) = 0 from side)
               and not exists (
                 select from booked b
                   full join (select store_id, item_id, amount from supplies.stock
                               where institution_id = :institution) k
                     on k.store_id = b.id and k.item_id = b.item_id
                  where coalesce(b.amount, 0) <> coalesce(k.amount, 0))
            """)
        .param("institution", CurrentInstitution.get())
        .query(Boolean.class)
        .single();
  }
}
