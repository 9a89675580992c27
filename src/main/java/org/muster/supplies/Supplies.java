package org.muster.supplies;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.audit.Trail;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is in store: received, moved, counted, and what was wrong undone. */
@Service
public class Supplies {

  /** More than this of one thing at a time is a slip of the finger. */
  private static final int MOST = 1_000_000;

  private final JdbcClient jdbc;
  private final Ledger ledger;
  private final Trail trail;

  Supplies(JdbcClient jdbc, Ledger ledger, Trail trail) {
    this.jdbc = jdbc;
    this.ledger = ledger;
    this.trail = trail;
  }

  /** Who keeps the stores and hands out. */
  public static boolean keeps(Scope scope) {
    return scope.holds(PostKind.LOGISTICS) || scope.holds(PostKind.WORKING_GROUP);
  }

  /** The stores in use. */
  public List<Store> stores() {
    return jdbc.sql(
            """
            select id, name from supplies.store
             where institution_id = ? and closed_at is null order by name
            """)
        .param(CurrentInstitution.get())
        .query((row, n) -> new Store(row.getObject(1, UUID.class), row.getString(2)))
        .list();
  }

  /** Everything that is kept. */
  public List<Supply> items() {
    return jdbc.sql(
            """
            select id, name_zh, name_en, unit_zh, unit_en from supplies.item
             where institution_id = ? order by made_at, id
            """)
        .param(CurrentInstitution.get())
        .query(
            (row, n) ->
                new Supply(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5)))
        .list();
  }

  /** Opens a store. */
  @Transactional
  public UUID addStore(String name) {
    if (name.isBlank() || name.length() > 100) {
      throw Problem.unprocessable("supplies.name");
    }
    var id = Ids.next();
    try {
      jdbc.sql(
              """
              insert into supplies.store (institution_id, id, name, made_at) values (?, ?, ?, ?)
              """)
          .params(CurrentInstitution.get(), id, name.strip(), ledger.now())
          .update();
    } catch (DuplicateKeyException known) {
      throw Problem.conflict("supplies.known");
    }
    trail.record("supplies.store", "store", id, Map.of());
    return id;
  }

  /** Adds something to be kept. */
  @Transactional
  public UUID addItem(String nameZh, String nameEn, String unitZh, String unitEn) {
    if (nameZh.isBlank()
        || unitZh.isBlank()
        || nameZh.length() > 100
        || nameEn.length() > 100
        || unitZh.length() > 20
        || unitEn.length() > 20) {
      throw Problem.unprocessable("supplies.name");
    }
    var id = Ids.next();
    try {
      jdbc.sql(
              """
              insert into supplies.item (institution_id, id, name_zh, name_en, unit_zh, unit_en,
                                         made_at)
              values (?, ?, ?, nullif(?, ''), ?, nullif(?, ''), ?)
              """)
          .params(
              CurrentInstitution.get(),
              id,
              nameZh.strip(),
              nameEn.strip(),
              unitZh.strip(),
              unitEn.strip(),
              ledger.now())
          .update();
    } catch (DuplicateKeyException known) {
      throw Problem.conflict("supplies.known");
    }
    trail.record("supplies.item", "item", id, Map.of());
    return id;
  }

  /**
   * Takes in what came.
   *
   * @param key made by whoever sends it: sent again, it changes nothing
   */
  @Transactional
  public void receive(UUID key, UUID store, UUID item, int amount, String note) {
    move(key, "receipt", Account.SUPPLIER, Account.store(store), item, amount, note);
  }

  /** Brings something from one store to another. */
  @Transactional
  public void transfer(UUID key, UUID from, UUID to, UUID item, int amount, String note) {
    if (from.equals(to)) {
      throw Problem.unprocessable("supplies.same-store");
    }
    move(key, "transfer", Account.store(from), Account.store(to), item, amount, note);
  }

  /**
   * Says how much is really there; the difference is a correction with its reason.
   *
   * @throws Problem without a reason, or where less is there than is promised
   */
  @Transactional
  public void count(UUID key, UUID store, UUID item, int there, String why) {
    if (why.isBlank() || there < 0) {
      throw Problem.unprocessable("supplies.count");
    }
    int booked =
        jdbc.sql(
                """
                select amount from supplies.stock
                 where institution_id = ? and store_id = ? and item_id = ? for update
                """)
            .params(CurrentInstitution.get(), store, item)
            .query(Integer.class)
            .optional()
            .orElse(0);
    if (there > booked) {
      move(key, "count", Account.VOID, Account.store(store), item, there - booked, why);
    } else if (there < booked) {
      move(key, "count", Account.store(store), Account.VOID, item, booked - there, why);
    }
  }

  private void move(
      UUID key, String kind, Account from, Account to, UUID item, int amount, String note) {
    if (amount < 1 || amount > MOST || note.length() > 500) {
      throw Problem.unprocessable("supplies.amount", MOST);
    }
    var words = note.isBlank() ? null : note.strip();
    boolean written =
        ledger.write(
            new Ledger.Movement(
                key, kind, from, to, List.of(new Ledger.Amount(item, amount)), words));
    if (written) {
      trail.record("supplies.move", "movement", key, Map.of("kind", kind));
    }
  }

  /** Undoes a movement by its counterpart; whoever was handed something may have it again. */
  @Transactional
  public void undo(UUID movement, String why) {
    if (why.isBlank() || why.length() > 500) {
      throw Problem.unprocessable("supplies.why");
    }
    ledger.undo(movement, why.strip());
    jdbc.sql("delete from supplies.handout where institution_id = ? and movement_id = ?")
        .params(CurrentInstitution.get(), movement)
        .update();
    jdbc.sql("delete from supplies.issue where institution_id = ? and movement_id = ?")
        .params(CurrentInstitution.get(), movement)
        .update();
    trail.record("supplies.undo", "movement", movement, Map.of());
  }

  /** How much of an item lies in a store. */
  public record Level(UUID store, UUID item, int amount, int reserved) {}

  /** What lies where. */
  public List<Level> levels() {
    return jdbc.sql(
            """
            select store_id, item_id, amount, reserved from supplies.stock where institution_id = ?
            """)
        .param(CurrentInstitution.get())
        .query(
            (row, n) ->
                new Level(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getInt(3),
                    row.getInt(4)))
        .list();
  }
}
