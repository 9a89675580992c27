package org.muster;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muster.shared.KeptDatabase;
import org.muster.shared.WholeDatabase;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

class RoomsTests {

  static Set<String> rooms() {
    return Rooms.allowed().keySet();
  }

  @Test
  void useEachOtherOnlyThroughTheirDoorsAndAsTheirPlatesAllow() {
    Rooms.MODULES.verify();
  }

  @Test
  void areNotOpen() {
    // Marking a room OPEN silently switches its cycle check off.
    assertThat(Rooms.MODULES).noneMatch(room -> room.isOpen());
  }

  @Test
  void formADrawingWithoutCircles() {
    Map<String, List<String>> open = Rooms.allowed();
    Set<String> done = new HashSet<>();
    // Each pass places the rooms whose ground is there; the longest chain has as many as there are.
    for (int pass = 0; pass < open.size(); pass++) {
      open.forEach(
          (room, uses) -> {
            if (done.containsAll(uses)) {
              done.add(room);
            }
          });
    }
    assertThat(done).as("rooms that stand on rooms that stand").isEqualTo(open.keySet());
  }

  @Test
  void haveNoSecondPlateAmongTheTests() throws Exception {
    // Of two package-info of one package only one is seen: the plate would be gone in tests.
    try (var files = Files.walk(Path.of("src/test/java"))) {
      assertThat(files.filter(file -> file.endsWith("package-info.java")))
          .noneMatch(
              file -> Files.exists(Path.of(file.toString().replace("src/test", "src/main"))));
    }
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void haveAPlateOfTwoSentences(String room) throws Exception {
    assertThat(Rooms.words(room).split("\\.(\\s|$)"))
        .as("what %s owns; what it refuses", room)
        .hasSize(2);
  }

  @Test
  void onlyBackupsReadTheRowsOfAll() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.muster.shared", "org.muster.backup")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(WholeDatabase.class, KeptDatabase.class)
        .because("row-level security does not hold on their connections")
        .check(Rooms.CLASSES);
  }

  @Test
  void closeWhatTheyReadRowByRow() {
    // An open stream of rows keeps its connection for good; a list lets it go by itself.
    noClasses()
        .should()
        .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
        .orShould()
        .callMethodWhere(
            target(name("queryForStream")).and(target(owner(assignableTo(JdbcOperations.class)))))
        .because("sixteen of them open, and the program answers nobody any more")
        .check(Rooms.CLASSES);
  }
}
