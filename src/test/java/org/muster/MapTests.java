package org.muster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Draws docs/map.md from the door plates; {@code -Dmuster.map=write} writes it. */
class MapTests {

  private static final Path FILE = Path.of("docs/map.md");

  /** Everything may use these; arrows to them would say nothing. */
  private static final Set<String> GROUND = Set.of("shared", "audit");

  @Test
  void theMapShowsTheRoomsAsTheyAre() throws Exception {
    String map = map();
    if ("write".equals(System.getProperty("muster.map"))) {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, map);
    }
    assertThat(FILE).as("write it: ./mvnw test -Dtest=MapTests -Dmuster.map=write").exists();
    assertThat(Files.readString(FILE))
        .as("stale; write it: ./mvnw test -Dtest=MapTests -Dmuster.map=write")
        .isEqualTo(map);
  }

  private static String map() throws Exception {
    Map<String, List<String>> rooms = Rooms.allowed();
    var map =
        new StringBuilder(
            """
            # The rooms

            Drawn from the door plates (`package-info.java`) by `MapTests`; do not edit. An arrow means "may
            use". Every room may use `shared`, and every room but `shared` and `workbench` may use `audit`;
            an arrow that follows from two others is left out.

            ```mermaid
            flowchart BT
            """);
    for (var room : rooms.entrySet()) {
      map.append("  ").append(room.getKey()).append('\n');
      for (String used : new TreeSet<>(room.getValue())) {
        if (!GROUND.contains(used) && !followsFromOthers(rooms, room.getValue(), used)) {
          map.append("  ").append(room.getKey()).append(" --> ").append(used).append('\n');
        }
      }
    }
    map.append("```\n\n| room | what it owns, what it refuses | may use |\n| --- | --- | --- |\n");
    for (var room : rooms.entrySet()) {
      map.append(
          "| %s | %s | %s |\n"
              .formatted(
                  room.getKey(),
                  Rooms.words(room.getKey()),
                  room.getValue().isEmpty() ? "–" : String.join(", ", room.getValue())));
    }
    return map.toString();
  }

  private static boolean followsFromOthers(
      Map<String, List<String>> rooms, List<String> uses, String used) {
    return uses.stream()
        .anyMatch(between -> !between.equals(used) && reaches(rooms, between, used));
  }

  private static boolean reaches(Map<String, List<String>> rooms, String from, String to) {
    return rooms.getOrDefault(from, List.of()).stream()
        .anyMatch(next -> next.equals(to) || reaches(rooms, next, to));
  }
}
