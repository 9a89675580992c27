package org.muster.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Every route and every API operation, tried by every role on their own, their neighbour's and
 * another university's person: the outcome must be what the reviewed table {@code doors.txt} says.
 * A route without a row fails the build.
 *
 * <p>After a change, {@code ./mvnw test -Dtest=DoorsTests -Dmuster.doors=write} writes what is; the
 * difference is then read by a person before it is committed.
 */
class DoorsTests extends Callers {

  private static final Path TABLE = Path.of("src/test/resources/doors.txt");

  /** Answered by a filter before any handler is looked for. */
  private static final Set<String> WITHOUT_HANDLER = Set.of("GET /c/{}", "POST /c/{}");

  @Autowired ApplicationContext context;

  @Test
  void areThoseOfTheReviewedTable() throws IOException {
    var table = Files.readAllLines(TABLE);
    var found = new ArrayList<String>();
    for (var line : table) {
      found.add(line.isBlank() || line.startsWith("#") ? line : tried(Door.parse(line)).line());
    }
    if ("write".equals(System.getProperty("muster.doors"))) {
      Files.write(TABLE, found);
    }
    var strange = new ArrayList<>(found);
    strange.removeAll(table);
    assertThat(strange).as("doors that open or shut otherwise than " + TABLE + " says").isEmpty();
  }

  @Test
  void haveEachTheirRow() throws IOException {
    var rows =
        Files.readAllLines(TABLE).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> Door.parse(line).name())
            .collect(Collectors.toCollection(TreeSet::new));
    var routes = routes();
    assertThat(routes).as("routes without a row in " + TABLE).isSubsetOf(rows);
    rows.removeAll(WITHOUT_HANDLER);
    assertThat(rows).as("rows without a route").isSubsetOf(routes);
  }

  private Door tried(Door door) {
    var passes = new ArrayList<String>();
    boolean whose = door.ofSomebody();
    for (var role : Role.values()) {
      passes.add(
          pass(door, role, words(door, here(), role, true))
              + (whose ? pass(door, role, words(door, here(), role, false)) : ".")
              + (door.path().contains("<") || whose
                  ? pass(door, role, words(door, there(), Role.NOBODY, true))
                  : "."));
    }
    return door.with(passes);
  }

  private Set<String> routes() {
    var routes = new TreeSet<String>();
    for (var mapping : context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values()) {
      mapping
          .getHandlerMethods()
          .keySet()
          .forEach(
              info -> {
                var methods = info.getMethodsCondition().getMethods();
                for (var pattern : info.getPatternValues()) {
                  (methods.isEmpty() ? List.of("GET") : methods.stream().map(Enum::name).toList())
                      .forEach(method -> routes.add(Door.name(method, pattern)));
                }
              });
    }
    return routes;
  }
}
