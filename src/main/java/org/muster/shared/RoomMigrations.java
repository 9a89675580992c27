package org.muster.shared;

import static org.springframework.util.StringUtils.delimitedListToStringArray;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
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
  private static final String HISTORY = "flyway_schema_history";
  private static final String ROOMS = "org.muster.";

  @Override
  public void migrate(Flyway flyway) {
    folders().forEach(folder -> migrate(flyway, folder, MigrationVersion.LATEST));
  }

  /** Migrates the folders named to the versions given, no further, and no others. */
  void migrate(Flyway flyway, Map<String, Integer> versions) {
    folders().stream()
        .filter(versions::containsKey)
        .forEach(
            folder ->
                migrate(
                    flyway,
                    folder,
                    MigrationVersion.fromVersion(String.valueOf(versions.get(folder)))));
  }

  private static void migrate(Flyway flyway, String folder, MigrationVersion target) {
    new FluentConfiguration(flyway.getConfiguration().getClassLoader())
        .configuration(flyway.getConfiguration())
        .locations("classpath:" + FOLDER + folder)
        .table(history(folder))
        .target(target)
        // The schema is not empty when the second room comes, and that is as it should be.
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }

  /** The table of public that keeps what a folder has been migrated by. */
  static String history(String folder) {
    return folder.equals(GROUND) ? HISTORY : HISTORY + "_" + folder;
  }

  /** The ground and the rooms, in the order they are migrated. */
  static List<String> folders() {
    var folders = new ArrayList<>(order());
    folders.addFirst(GROUND);
    return folders;
  }

  /** The newest version of each folder that this program knows. */
  static Map<String, Integer> newest() {
    var newest = new TreeMap<String, Integer>();
    for (String[] path : scripts()) {
      newest.merge(path[path.length - 2], version(path[path.length - 1]), Math::max);
    }
    return newest;
  }

  private static int version(String script) {
    return Integer.parseInt(script.substring(1, script.indexOf("__")));
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
    var rooms = new TreeSet<>(newest().keySet());
    rooms.remove(GROUND);
    return rooms;
  }

  private static List<String[]> scripts() {
    try {
      var scripts = new ArrayList<String[]>();
      for (Resource script :
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:" + FOLDER + "*/V*.sql")) {
        scripts.add(delimitedListToStringArray(script.getURL().getPath(), "/"));
      }
      return scripts;
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
