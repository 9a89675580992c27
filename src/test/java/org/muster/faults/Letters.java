package org.muster.faults;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.muster.journeys.Database;

/** Notices to forty each: each of the forty has it once, or the notice is not there at all. */
final class Letters implements Work {

  private static final int EACH = 40;

  private int students;
  private final Set<String> acknowledged = new HashSet<>();
  private final List<String> refused = new ArrayList<>();

  @Override
  public void prepare(Desk desk, Database database) throws SQLException {
    students = students(database);
  }

  @Override
  public synchronized int acknowledged() {
    return acknowledged.size();
  }

  @Override
  public int hands() {
    return 2;
  }

  @Override
  public void turn(Desk desk, RandomGenerator random) throws InterruptedException {
    var key = UUID.randomUUID().toString();
    int first = random.nextInt(students - EACH);
    var numbers = new ArrayList<String>();
    for (int n = first; n < first + EACH; n++) {
      numbers.add("L%08d".formatted(n));
    }
    var answer =
        desk.post(
            "/notices",
            Map.of(
                "key", key,
                "title-zh", "停水通知",
                "body-zh", "今晚停水两小时。",
                "whom", "students",
                "numbers", String.join(" ", numbers),
                "days", "3"));
    synchronized (this) {
      if (answer != null && answer.done()) {
        acknowledged.add("page " + key);
      } else if (answer != null) {
        refused.add("a notice was refused: " + answer.status() + " " + answer.location());
      }
    }
  }

  @Override
  public synchronized List<String> faults(Database database) throws SQLException {
    var faults = new ArrayList<>(refused);
    refused.clear();
    var lost = new HashSet<>(acknowledged);
    database.column("select key from notices.notice where key like 'page %'").forEach(lost::remove);
    acknowledged.removeAll(lost);
    if (!lost.isEmpty()) {
      faults.add(lost.size() + " acknowledged notices are not there");
    }
    var half =
        database.column(
            """
            select n.id from notices.notice n
              left join notices.delivery d
                on d.institution_id = n.institution_id and d.notice_id = n.id
             where n.key like 'page %'
             group by n.id
            having count(d.person_id) <> 40 or count(distinct d.person_id) <> 40
            """);
    if (!half.isEmpty()) {
      faults.add(half.size() + " notices have not each of their recipients once");
    }
    return faults;
  }
}
