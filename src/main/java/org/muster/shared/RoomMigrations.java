package org.muster.shared;

import static org.springframework.util.StringUtils.delimitedListToStringArray;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.modulith.ApplicationModule;
import org.springframework.stereotype.Component;

/**
 * Migrates the ground ({@code db/migration/__root}) and then each room's folder, a room after those
 * it may use. Each room counts its own versions and keeps its own history.
 */
@Component
class RoomMigrations implements FlywayMigrationStrategy {

  private static final String FOLDER = "db/migration/";
  private static final String GROUND = "__root";
  private static final String ROOMS = "org.muster.";

  @Override
  public void migrate(Flyway flyway) {
    migrate(flyway, GROUND, "flyway_schema_history");
    for (String room : order()) {
      migrate(flyway, room, "flyway_schema_history_" + room);
    }
  }

  private static void migrate(Flyway flyway, String folder, String history) {
    new FluentConfiguration(flyway.getConfiguration().getClassLoader())
        .configuration(flyway.getConfiguration())
        .locations("classpath:" + FOLDER + folder)
        .table(history)
        // The schema is not empty when the second room comes, and that is as it should be.
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }

  /** The rooms with migrations, each after those it may use; by name where nothing else decides. */
  static List<String> order() {
    var ordered = new LinkedHashSet<String>();
    Set<String> rooms = rooms();
    rooms.forEach(room -> place(room, ordered, new ArrayList<>()));
    ordered.retainAll(rooms);
    return List.copyOf(ordered);
  }

  private static void place(String room, Set<String> ordered, List<String> path) {
    if (ordered.contains(room)) {
      return;
    }
    if (path.contains(room)) {
      throw new IllegalStateException("rooms use each other in a circle: " + path);
    }
    path.add(room);
    uses(room).forEach(used -> place(used, ordered, path));
    path.removeLast();
    ordered.add(room);
  }

  private static Set<String> rooms() {
    try {
      var rooms = new TreeSet<String>();
      for (Resource script :
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:" + FOLDER + "*/V*.sql")) {
        String[] path = delimitedListToStringArray(script.getURL().getPath(), "/");
        rooms.add(path[path.length - 2]);
      }
      rooms.remove(GROUND);
      return rooms;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * What a room's door plate allows it to use; a part of a room, {@code people::csv}, counts as it.
   */
  private static List<String> uses(String room) {
    try {
      var plate =
          Class.forName(ROOMS + room + ".package-info").getAnnotation(ApplicationModule.class);
      if (plate == null) {
        throw new IllegalStateException("the plate of room " + room + " does not say what it uses");
      }
      return Stream.of(plate.allowedDependencies())
          .map(name -> delimitedListToStringArray(name, "::")[0].strip())
          .sorted()
          .toList();
    } catch (ClassNotFoundException noPlate) {
      throw new IllegalStateException("no room for the migrations of " + room, noPlate);
    }
  }
}
