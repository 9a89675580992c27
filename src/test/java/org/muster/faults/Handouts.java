package org.muster.faults;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.muster.journeys.Database;

/**
 * Masks from a store that is often empty: handed out by scan by three at once, and received. The
 * stock is what the ledger adds up to, and what was acknowledged is in it once.
 */
final class Handouts implements Work {

  private int students;
  private String store = "";
  private String item = "";

  /** How much, by the movement. */
  private final Map<String, Integer> acknowledged = new HashMap<>();

  private final Set<String> refused = new HashSet<>();
  private final List<String> strange = new ArrayList<>();

  @Override
  public void prepare(Desk desk, Database database) throws Exception {
    students = students(database);
    desk.must("/supplies/stores", Map.of("name", "口罩库"));
    desk.must("/supplies/items", Map.of("nameZh", "口罩", "unitZh", "只"));
    store = database.column("select id from supplies.store").getFirst();
    item = database.column("select id from supplies.item where name_zh = '口罩'").getFirst();
  }

  @Override
  public synchronized int acknowledged() {
    return acknowledged.size();
  }

  @Override
  public int hands() {
    return 3;
  }

  @Override
  public void turn(Desk desk, RandomGenerator random) throws InterruptedException {
    var key = UUID.randomUUID().toString();
    boolean receipt = random.nextInt(8) == 0;
    int amount = receipt ? 10 : random.nextInt(1, 4);
    var fields = new HashMap<>(Map.of("store", store, "item", item, "amount", "" + amount));
    if (receipt) {
      fields.put("key", key);
    } else {
      fields.put("scan", key);
      fields.put("more", "true");
      fields.put("number", "L%08d".formatted(random.nextInt(students)));
    }
    var answer = desk.post(receipt ? "/supplies/receipts" : "/supplies/issues/scans", fields);
    if (answer == null) {
      return;
    }
    synchronized (this) {
      if (answer.done()) {
        acknowledged.put(key, amount);
      } else if (answer.status() == 409) {
        refused.add(key);
      } else {
        strange.add("a movement was refused: " + answer.status() + " " + answer.location());
      }
    }
  }

  @Override
  public synchronized List<String> faults(Database database) throws SQLException {
    var faults = new ArrayList<>(strange);
    strange.clear();
    var there = new HashMap<String, Integer>();
    for (var line :
        database.column(
            "select movement_id || ' ' || sum(amount) from supplies.entry group by movement_id")) {
      var words = line.split(" ");
      there.put(words[0], Integer.valueOf(words[1]));
    }
    var lost = new HashSet<>(acknowledged.keySet());
    lost.removeIf(key -> Objects.equals(acknowledged.get(key), there.get(key)));
    acknowledged.keySet().removeAll(lost);
    if (!lost.isEmpty()) {
      faults.add(lost.size() + " acknowledged movements are not there once");
    }
    refused.retainAll(there.keySet());
    if (!refused.isEmpty()) {
      faults.add(refused.size() + " refused movements are there");
      refused.clear();
    }
    if (!database
        .column(
            """
            select k.item_id from supplies.stock k
             where k.amount < 0 or k.reserved < 0 or k.amount <>
                   (select coalesce(sum(case when e.to_kind = 'store' and e.to_id = k.store_id
                                             then e.amount else 0 end)
                                  - sum(case when e.from_kind = 'store' and e.from_id = k.store_id
                                             then e.amount else 0 end), 0)
                      from supplies.entry e
                     where e.institution_id = k.institution_id and e.item_id = k.item_id)
            """)
        .isEmpty()) {
      faults.add("the stock is not what the ledger adds up to");
    }
    if (!database
        .column(
            """
            select coalesce(i.movement_id, e.movement_id)
              from supplies.issue i
              full join (select * from supplies.entry where kind = 'issue') e
                on e.institution_id = i.institution_id and e.movement_id = i.movement_id
             where i.movement_id is null or e.movement_id is null or e.to_id <> i.person_id
            """)
        .isEmpty()) {
      faults.add("something was handed out and not booked, or booked and not handed out");
    }
    return faults;
  }
}
