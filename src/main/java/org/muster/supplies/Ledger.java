package org.muster.supplies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Actor;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The ledger: every movement from one account to another, and the stock that follows from it. Both
 * are written together, so that the stock is always the ledger's sum.
 */
@Repository
class Ledger {

  /** So much of an item. */
  record Amount(UUID item, int amount) {}

  /**
   * A movement on its way in.
   *
   * @param id made by whoever sends it
   */
  record Movement(
      UUID id,
      String kind,
      Account from,
      Account to,
      List<Amount> amounts,
      @Nullable String note) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  Ledger(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Writes a movement, all of it or nothing; the same one again changes nothing.
   *
   * @return false where it was written before
   * @throws Problem conflict where a store has not enough of something that is not promised
   */
  boolean write(Movement movement) {
    var amounts = movement.amounts().stream().sorted(Comparator.comparing(Amount::item)).toList();
    int written =
        jdbc.sql(
                """
                insert into supplies.entry (institution_id, id, movement_id, kind, item_id, amount,
                                            from_kind, from_id, to_kind, to_id, note, at, by_person,
                                            by_name)
                select :institution, g.id, :movement, :kind, g.item, g.amount, :fromKind,
                       :fromId::uuid, :toKind, :toId::uuid, :note::text, :now, :person::uuid, :by
                  from unnest(:ids::uuid[], :items::uuid[], :amounts::int[]) as g(id, item, amount)
                on conflict (institution_id, movement_id, item_id, from_kind, to_kind) do nothing
                """)
            .param("institution", CurrentInstitution.get())
            .param("movement", movement.id())
            .param("kind", movement.kind())
            .param("fromKind", movement.from().kind().word())
            .param("fromId", movement.from().id())
            .param("toKind", movement.to().kind().word())
            .param("toId", movement.to().id())
            .param("note", movement.note())
            .param("now", now())
            .param("person", Actor.current().person())
            .param("by", Actor.current().name())
            .param("ids", amounts.stream().map(one -> Ids.next()).toArray(UUID[]::new))
            .param("items", amounts.stream().map(Amount::item).toArray(UUID[]::new))
            .param("amounts", amounts.stream().map(Amount::amount).toArray(Integer[]::new))
            .update();
    if (written == 0) {
      return false;
    }
    if (movement.from().kind() == Account.Kind.STORE) {
      take(movement.from(), amounts);
    }
    if (movement.to().kind() == Account.Kind.STORE) {
      put(movement.to(), amounts);
    }
    return true;
  }

  /** Of two who take the last the second waits here for the first, and finds too little. */
  private void take(Account store, List<Amount> amounts) {
    int taken =
        bound(
                """
                update supplies.stock k set amount = k.amount - g.amount
                  from unnest(:items::uuid[], :amounts::int[]) as g(item, amount)
                 where k.institution_id = :institution and k.store_id = :store
                   and k.item_id = g.item and k.amount - k.reserved >= g.amount
                """,
                store,
                amounts)
            .update();
    if (taken < amounts.size()) {
      throw Problem.conflict("supplies.too-little");
    }
  }

  private void put(Account store, List<Amount> amounts) {
    bound(
            """
            insert into supplies.stock as k (institution_id, store_id, item_id, amount)
            select :institution, :store, g.item, g.amount
              from unnest(:items::uuid[], :amounts::int[]) as g(item, amount)
            on conflict (institution_id, store_id, item_id) do update
               set amount = k.amount + excluded.amount
            """,
            store,
            amounts)
        .update();
  }

  private JdbcClient.StatementSpec bound(String sql, Account store, List<Amount> amounts) {
    return jdbc.sql(sql)
        .param("institution", CurrentInstitution.get())
        .param("store", store.id())
        .param("items", amounts.stream().map(Amount::item).toArray(UUID[]::new))
        .param("amounts", amounts.stream().map(Amount::amount).toArray(Integer[]::new));
  }

  /** An entry, to be undone. */
  record Entry(UUID id, UUID movement, String kind, Amount amount, Account from, Account to) {}

  /** The entries of a movement that are not undone. */
  List<Entry> of(UUID movement) {
    return jdbc.sql(
            """
            select e.id, e.movement_id, e.kind, e.item_id, e.amount, e.from_kind, e.from_id,
                   e.to_kind, e.to_id
              from supplies.entry e
             where e.institution_id = :institution and e.movement_id = :movement
               and not exists (select from supplies.entry u
                                where u.institution_id = e.institution_id and u.undoes = e.id)
             order by e.item_id
            """)
        .param("institution", CurrentInstitution.get())
        .param("movement", movement)
        .query(Ledger::entry)
        .list();
  }

  /**
   * Undoes a movement by its counterpart.
   *
   * @throws Problem conflict where it was undone before, or what it brought is no longer there
   */
  void undo(UUID movement, String why) {
    var entries = of(movement);
    if (entries.isEmpty() || entries.getFirst().kind().equals("undo")) {
      throw Problem.conflict("supplies.undone");
    }
    var first = entries.getFirst();
    var amounts = entries.stream().map(Entry::amount).toList();
    var id = Ids.next();
    int written =
        jdbc.sql(
                """
                insert into supplies.entry (institution_id, id, movement_id, kind, item_id, amount,
                                            from_kind, from_id, to_kind, to_id, note, undoes, at,
                                            by_person, by_name)
                select e.institution_id, g.id, :movement, 'undo', e.item_id, e.amount, e.to_kind,
                       e.to_id, e.from_kind, e.from_id, :why, e.id, :now, :person::uuid, :by
                  from unnest(:ids::uuid[], :undone::uuid[]) as g(id, undone)
                  join supplies.entry e
                    on e.institution_id = :institution and e.id = g.undone
                on conflict do nothing
                """)
            .param("institution", CurrentInstitution.get())
            .param("movement", id)
            .param("why", why)
            .param("now", now())
            .param("person", Actor.current().person())
            .param("by", Actor.current().name())
            .param("ids", entries.stream().map(one -> Ids.next()).toArray(UUID[]::new))
            .param("undone", entries.stream().map(Entry::id).toArray(UUID[]::new))
            .update();
    if (written < entries.size()) {
      throw Problem.conflict("supplies.undone");
    }
    if (first.to().kind() == Account.Kind.STORE) {
      take(first.to(), amounts);
    }
    if (first.from().kind() == Account.Kind.STORE) {
      put(first.from(), amounts);
    }
  }

  private static Entry entry(ResultSet row, int n) throws SQLException {
    return new Entry(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getString(3),
        new Amount(row.getObject(4, UUID.class), row.getInt(5)),
        account(row, 6),
        account(row, 8));
  }

  private static Account account(ResultSet row, int column) throws SQLException {
    return new Account(
        Account.Kind.valueOf(row.getString(column).toUpperCase(java.util.Locale.ROOT)),
        row.getObject(column + 1, UUID.class));
  }

  OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
