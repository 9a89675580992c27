package org.muster.faults;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.muster.journeys.Database;

/**
 * People who are isolated in a dozen single rooms by three at once, moved and released, and the
 * beds cleaned after them: one at a time in each room, each placement once.
 */
final class Placements implements Work {

  private static final int ROOMS = 12;
  private static final int PEOPLE = 60;
  private static final Pattern CLEANING = Pattern.compile("/isolation/beds/[0-9a-f-]{36}/cleaning");
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private List<String> rooms = List.of();

  /** Whom nobody has in hand at this moment. */
  private final ConcurrentLinkedQueue<String> people = new ConcurrentLinkedQueue<>();

  /** The room by the stay, of which everything that was asked was answered. */
  private final Map<String, String> placed = new HashMap<>();

  private final Set<String> released = new HashSet<>();
  private final List<String> strange = new ArrayList<>();

  @Override
  public void prepare(Desk desk, Database database) throws Exception {
    var building =
        database
            .column("select id from people.place where kind = 'building' order by name limit 1")
            .getFirst();
    rooms =
        database.column(
            "select id from people.place where parent_id = '%s' order by id limit %d"
                .formatted(building, ROOMS));
    for (var room : rooms) {
      desk.must(
          "/isolation/rooms",
          Map.of(
              "building",
              building,
              "room",
              room,
              "capacity",
              "1",
              "sex",
              "any",
              "bathroom",
              "true",
              "usable",
              "true"));
    }
    people.addAll(
        database.column(
            "select id from people.person where kind = 'student' order by number limit " + PEOPLE));
  }

  @Override
  public synchronized int acknowledged() {
    return placed.size();
  }

  @Override
  public int hands() {
    return 3;
  }

  @Override
  public void turn(Desk desk, RandomGenerator random) throws InterruptedException {
    var person = people.poll();
    if (person == null) {
      return;
    }
    try {
      if (isolate(desk, person) && random.nextInt(3) > 0) {
        var stay = place(desk, person, random);
        if (stay != null) {
          Thread.sleep(random.nextInt(100));
          if (random.nextBoolean()) {
            move(desk, stay, rooms.get(random.nextInt(rooms.size())));
          }
          if (random.nextInt(4) > 0) {
            release(desk, stay);
          }
        }
      }
      clean(desk);
    } finally {
      people.add(person);
    }
  }

  private boolean isolate(Desk desk, String person) throws InterruptedException {
    var answer =
        desk.post(
            "/isolation/place/" + person,
            Map.of("kind", "contact", "from", LocalDate.now(ZONE).toString(), "reason", "密接"));
    // Since before, or since the answer that did not come.
    return answer != null && (answer.done() || expected(answer));
  }

  /** The stay, where they are in a room. */
  private @org.jspecify.annotations.Nullable String place(
      Desk desk, String person, RandomGenerator random) throws InterruptedException {
    var room = rooms.get(random.nextInt(rooms.size()));
    var answer = desk.post("/isolation/place/" + person + "/room", Map.of("room", room));
    if (answer == null || !answer.done() && !expected(answer)) {
      return null;
    }
    if (!answer.done()) {
      // Taken, or placed by the one whose answer did not come: the page says which.
      answer = desk.look("/isolation/place/" + person);
      if (answer == null || answer.status() != 302) {
        return null;
      }
      return answer.location().replaceAll(".*/", "");
    }
    var stay = answer.location().replaceAll(".*/", "");
    synchronized (this) {
      placed.put(stay, room);
    }
    return stay;
  }

  private void move(Desk desk, String stay, String room) throws InterruptedException {
    var answer = desk.post("/isolation/stays/" + stay + "/room", Map.of("room", room, "why", "换房"));
    synchronized (this) {
      if (answer == null) {
        placed.computeIfPresent(stay, (id, there) -> "");
      } else if (answer.done()) {
        placed.put(stay, room);
      } else if (expected(answer)) {
        // Of the first asking there may have been no answer, and the second is refused for it.
        placed.computeIfPresent(stay, (id, there) -> there.equals(room) ? there : "");
      }
    }
  }

  private void release(Desk desk, String stay) throws InterruptedException {
    var answer = desk.post("/isolation/stays/" + stay + "/release", Map.of("why", "提前解除"));
    synchronized (this) {
      if (answer != null && (answer.done() || expected(answer))) {
        released.add(stay);
      } else if (answer == null) {
        placed.remove(stay);
      }
    }
  }

  private void clean(Desk desk) throws InterruptedException {
    var board = desk.look("/isolation");
    if (board != null && board.done()) {
      var beds = CLEANING.matcher(board.body());
      while (beds.find()) {
        var answer = desk.post(beds.group(), Map.of());
        if (answer != null && !answer.done()) {
          expected(answer);
        }
      }
    }
  }

  /** True for what is refused because of how things stand by now. */
  private synchronized boolean expected(Desk.Reply answer) {
    if (answer.status() == 409) {
      return true;
    }
    strange.add("isolation refused: " + answer.status() + " " + answer.location());
    return false;
  }

  @Override
  public synchronized List<String> faults(Database database) throws SQLException {
    var faults = new ArrayList<>(strange);
    strange.clear();
    var stays = new HashMap<String, String>();
    database
        .column(
            """
            select id || ' ' || place_id || ' ' || (released_at is not null)
              from isolation.stay where placed_at is not null
            """)
        .forEach(line -> stays.put(line.substring(0, 36), line.substring(37)));
    placed.forEach(
        (stay, room) -> {
          var there = stays.get(stay);
          if (there == null) {
            faults.add("an acknowledged placement is not there");
          } else if (!room.isEmpty() && !there.startsWith(room)) {
            faults.add("somebody is in another room than was acknowledged");
          }
        });
    for (var stay : released) {
      if (stays.containsKey(stay) && !stays.get(stay).endsWith("true")) {
        faults.add("an acknowledged release is not there");
      }
    }
    if (!database
        .column(
            """
            select place_id from isolation.bed where free_at is null
             group by place_id having count(*) > 1
            """)
        .isEmpty()) {
      faults.add("two are in one room");
    }
    if (!database
        .column(
            """
            select s.id from isolation.stay s
              left join isolation.bed b on b.institution_id = s.institution_id
               and b.stay_id = s.id and b.left_at is null
             where (s.placed_at is not null and s.released_at is null) <> (b.id is not null)
                or b.place_id <> s.place_id
            """)
        .isEmpty()) {
      faults.add("somebody is in a room without a bed, or in a bed without a room");
    }
    return faults;
  }
}
