package org.muster;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The rooms as they are compiled and as their door plates say; read once for all tests. */
final class Rooms {

  /** What the page compiler makes of the templates: no room, and not written by hand. */
  private static final String PAGES = "org.muster.pages";

  static final ApplicationModules MODULES =
      ApplicationModules.of(
          MusterApplication.class,
          describe("compiled pages", (JavaClass type) -> type.getPackageName().startsWith(PAGES)));

  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("org/muster/pages"))
          .importPackages("org.muster");

  private Rooms() {}

  /** Each room with the rooms its plate allows it to use, both by name. */
  static Map<String, List<String>> allowed() {
    return MODULES.stream()
        .collect(
            Collectors.toMap(
                module -> module.getIdentifier().toString(),
                module -> uses(module.getIdentifier().toString()),
                (one, other) -> one,
                TreeMap::new));
  }

  private static List<String> uses(String room) {
    var plate = plate(room);
    return Arrays.stream(plate.allowedDependencies())
        .map(name -> name.split("::")[0].strip())
        .distinct()
        .toList();
  }

  static ApplicationModule plate(String room) {
    try {
      var plate =
          Class.forName("org.muster." + room + ".package-info")
              .getAnnotation(ApplicationModule.class);
      if (plate == null) {
        throw new AssertionError("the door plate of " + room + " has no @ApplicationModule");
      }
      return plate;
    } catch (ClassNotFoundException missing) {
      throw new AssertionError("the room " + room + " has no door plate (package-info)", missing);
    }
  }

  /** Two sentences: what the room owns, and what it refuses. */
  static String words(String room) throws Exception {
    String source =
        Files.readString(Path.of("src/main/java/org/muster", room, "package-info.java"));
    int from = source.indexOf("/**");
    return from < 0
        ? ""
        : source
            .substring(from + 3, source.indexOf("*/"))
            .replaceAll("(?m)^\\s*\\*", "")
            .replaceAll("\\{@\\w+ ([^}]*)}", "$1")
            .replaceAll("\\s+", " ")
            .strip();
  }
}
