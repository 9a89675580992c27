package org.muster.faults;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.muster.journeys.Database;
import tools.jackson.databind.json.JsonMapper;

/**
 * The staff and their classes, brought again and again: each time others are in another department,
 * some have left and some have come back, and classes have other counsellors. Applied wholly or not
 * at all.
 */
final class Imports implements Work {

  private static final int STAFF = 200;
  private static final int CLASSES = 20;

  /** The version that was acknowledged last, and the last that was asked for. */
  private int applied;

  private int asked;
  private final List<String> refused = new ArrayList<>();

  @Override
  public synchronized int acknowledged() {
    return applied;
  }

  @Override
  public void turn(Desk desk, RandomGenerator random) throws InterruptedException {
    int version;
    synchronized (this) {
      version = ++asked;
    }
    var brought =
        desk.api(
            "/api/v1/imports",
            List.of(
                Map.entry("staff.csv", staffFile(version)),
                Map.entry("classes.csv", classesFile(version))));
    if (brought == null) {
      return;
    }
    if (!brought.done()) {
      refuse(brought);
      return;
    }
    var id = JsonMapper.shared().readTree(brought.body()).get("id").asString();
    var answer = desk.api("/api/v1/imports/" + id + "/application", List.of());
    if (answer != null && answer.done()) {
      synchronized (this) {
        applied = version;
      }
    } else if (answer != null) {
      refuse(answer);
    }
  }

  private synchronized void refuse(Desk.Reply reply) {
    refused.add("an import was refused: " + reply);
  }

  private static boolean staffIn(int n, int version) {
    return (n + version) % 10 != 0;
  }

  private static boolean classIn(int n, int version) {
    return (n + version) % 5 != 0;
  }

  private static int counsellor(int n, int version) {
    int some = (n * 7 + version * 3) % STAFF;
    return staffIn(some, version) ? some : (some + 1) % STAFF;
  }

  private static String staffFile(int version) {
    var file = new StringBuilder("工号,姓名,部门\n");
    for (int n = 0; n < STAFF; n++) {
      if (staffIn(n, version)) {
        file.append("W%03d,教员%d,第%d处\n".formatted(n, n, version));
      }
    }
    return file.toString();
  }

  private static String classesFile(int version) {
    var file = new StringBuilder("学院,年级,班级,辅导员工号\n");
    for (int n = 0; n < CLASSES; n++) {
      if (classIn(n, version)) {
        file.append("流动学院,2026,流动%d班,W%03d\n".formatted(n, counsellor(n, version)));
      }
    }
    return file.toString();
  }

  @Override
  public synchronized List<String> faults(Database database) throws SQLException {
    var faults = new ArrayList<>(refused);
    refused.clear();
    var departments =
        database.column(
            "select distinct department from people.person"
                + " where kind = 'staff' and imported and left_at is null");
    if (departments.isEmpty() && applied == 0) {
      return faults;
    }
    if (departments.size() != 1) {
      faults.add("a roster is applied by half: departments " + departments);
      return faults;
    }
    int version = Integer.parseInt(departments.getFirst().replaceAll("\\D", ""));
    if (version < applied || version > asked) {
      faults.add("roster %d is there, acknowledged was %d".formatted(version, applied));
    }
    compare(
        faults,
        "staff",
        database.column(
            "select number from people.person"
                + " where kind = 'staff' and imported and left_at is null"),
        IntStream.range(0, STAFF).filter(n -> staffIn(n, version)).mapToObj("W%03d"::formatted));
    compare(
        faults,
        "counsellors of classes",
        database.column(
            """
            select u.name || ' ' || coalesce(p.number, '–')
              from people.unit u
              join people.unit g on g.institution_id = u.institution_id and g.id = u.parent_id
              join people.unit c on c.institution_id = g.institution_id and c.id = g.parent_id
              left join people.post o on o.institution_id = u.institution_id and o.unit_id = u.id
               and o.to_on is null
              left join people.person p on p.institution_id = o.institution_id
               and p.id = o.person_id
             where u.kind = 'class' and u.closed_at is null and c.name = '流动学院'
            """),
        IntStream.range(0, CLASSES)
            .filter(n -> classIn(n, version))
            .mapToObj(n -> "流动%d班 W%03d".formatted(n, counsellor(n, version))));
    var twice =
        database.column(
            "select subject_id from audit.entry where action = 'import.applied'"
                + " group by 1 having count(*) > 1");
    if (!twice.isEmpty()) {
      faults.add(twice.size() + " imports were applied twice");
    }
    // Whoever comes after goes on from what is there.
    applied = Math.max(applied, version);
    return faults;
  }

  private static void compare(
      List<String> faults,
      String what,
      List<String> there,
      java.util.stream.Stream<String> expected) {
    Set<String> wanted = new HashSet<>(expected.toList());
    if (there.size() != wanted.size() || !wanted.equals(Set.copyOf(there))) {
      wanted.removeAll(there);
      faults.add("%s not as in the roster, missing %s".formatted(what, wanted));
    }
  }
}
