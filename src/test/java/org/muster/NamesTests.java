package org.muster;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;

class NamesTests {

  private static final int LONGEST_FILE = 300;

  /** Types whose ways to make "now" read the machine's clock unless they are given one. */
  private static final Set<String> TIMES =
      Set.of(
          "java.time.Instant",
          "java.time.LocalDate",
          "java.time.LocalTime",
          "java.time.LocalDateTime",
          "java.time.OffsetDateTime",
          "java.time.ZonedDateTime",
          "java.time.YearMonth",
          "java.time.Year");

  @Test
  void sayWhatAThingIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Info|Data)$")
        .because("such a name says nothing of what the thing is")
        .check(Rooms.CLASSES);
  }

  @Test
  void timeIsInjected() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("org.muster.shared.SharedConfiguration")
        .should()
        .accessTargetWhere(readsTheMachinesClock())
        .because("tests move the clock, and a day is the institution's day")
        .check(Rooms.CLASSES);
  }

  private static DescribedPredicate<JavaAccess<?>> readsTheMachinesClock() {
    return DescribedPredicate.describe(
        "reads the machine's clock or zone",
        access -> {
          AccessTarget target = access.getTarget();
          String owner = target.getOwner().getName();
          String name = target.getName();
          return TIMES.contains(owner)
                  && name.equals("now")
                  && !target.getFullName().contains("java.time.Clock")
              || owner.equals("java.time.Clock") && name.startsWith("system")
              || owner.equals("java.time.ZoneId") && name.equals("systemDefault")
              || owner.equals("java.lang.System") && name.equals("currentTimeMillis")
              || owner.equals("java.util.Date") && target.getFullName().endsWith("<init>()");
        });
  }

  @Test
  void rowsAndRepositoriesStayInTheirRoom() {
    classes()
        .that()
        .haveNameMatching(".*(Repository|Row|Table|Controller|Configuration)$")
        .and()
        // A line of the day's sheet: a read model, no row of a table.
        .doNotHaveFullyQualifiedName("org.muster.rounds.SheetRow")
        .should()
        .notBePublic()
        .check(Rooms.CLASSES);
  }

  @Test
  void aRoomShowsServicesRecordsEventsAndInterfacesOnly() {
    classes()
        .that()
        .arePublic()
        .and()
        .areTopLevelClasses()
        .and()
        .resideOutsideOfPackages("org.muster", "org.muster.shared..", "..web..")
        .should(beOneOfTheThingsARoomShows())
        .check(Rooms.CLASSES);
  }

  @Test
  void webShowsPageModelsOnly() {
    // Compiled pages live in a package of their own and must be able to read their models.
    classes()
        .that()
        .arePublic()
        .and()
        .areTopLevelClasses()
        .and()
        .resideInAPackage("..web..")
        .should(beOneOf("a record or an enum", type -> type.isRecord() || type.isEnum()))
        .allowEmptyShould(true)
        .check(Rooms.CLASSES);
  }

  private static ArchCondition<JavaClass> beOneOfTheThingsARoomShows() {
    return beOneOf(
        "a service, a record, a final value, an enum, an interface or an exception",
        type ->
            type.isRecord()
                || type.isEnum()
                || type.isInterface()
                || type.isAnnotation()
                || type.isAssignableTo(Throwable.class)
                || isService(type)
                // A value that a record cannot hold.
                || type.getModifiers().contains(JavaModifier.FINAL));
  }

  private static boolean isService(JavaClass type) {
    return AnnotatedElementUtils.hasAnnotation(type.reflect(), Component.class);
  }

  private static ArchCondition<JavaClass> beOneOf(
      String what, java.util.function.Predicate<JavaClass> allowed) {
    return new ArchCondition<>("be " + what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!allowed.test(type)) {
          events.add(SimpleConditionEvent.violated(type, type.getName() + " is not " + what));
        }
      }
    };
  }

  @Test
  void filesHaveOneJob() throws IOException {
    Map<String, Long> tooLong = new TreeMap<>();
    for (Path root :
        new Path[] {Path.of("src/main/java"), Path.of("src/test/java"), Path.of("src/main/jte")}) {
      try (var files = Files.walk(root)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          try (var lines = Files.lines(file)) {
            long count = lines.count();
            if (count > LONGEST_FILE) {
              tooLong.put(file.toString(), count);
            }
          }
        }
      }
    }
    assertThat(tooLong).as("files of more than %d lines", LONGEST_FILE).isEmpty();
  }
}
