package org.muster.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.demo.CampusRoster.Room;
import org.muster.demo.CampusRoster.SchoolClass;
import org.muster.demo.CampusRoster.Staff;
import org.muster.demo.CampusRoster.Student;

class CampusWorkbookTests {

  private static final CampusRoster FULL = RosterMaking.make(CampusSize.FULL, 1);

  @TempDir Path folder;

  @Test
  void theFullCampusHasThePromisedCounts() {
    assertThat(FULL.students()).hasSize(20_260);
    assertThat(FULL.students())
        .filteredOn(one -> one.origin().code().startsWith("42"))
        .hasSize(179);
    assertThat(FULL.students()).filteredOn(Student::staying).hasSize(312);
    assertThat(FULL.classes()).hasSize(596);
    assertThat(FULL.classes()).extracting(SchoolClass::college).doesNotContainNull();
    assertThat(distinct(FULL.classes(), SchoolClass::college)).isEqualTo(13);
    assertThat(distinct(FULL.classes(), SchoolClass::grade)).isEqualTo(4);
    assertThat(FULL.rooms()).hasSize(5_155);
    assertThat(FULL.rooms()).filteredOn(room -> room.beds() == 1).hasSize(90);
    assertThat(distinct(FULL.rooms(), Room::building)).isEqualTo(17);
    assertThat(FULL.staff()).hasSize(159);
    assertThat(
            FULL.staff().stream()
                .collect(Collectors.groupingBy(Staff::post, Collectors.counting())))
        .containsAllEntriesOf(Map.of(StaffMaking.COUNSELLOR, 104L, StaffMaking.CHIEF, 13L));
  }

  @Test
  void numbersTelephonesAndClassNamesAreNobodyElses() {
    assertThat(FULL.students()).extracting(Student::number).doesNotHaveDuplicates();
    assertThat(FULL.students()).extracting(Student::phone).doesNotHaveDuplicates();
    assertThat(FULL.students()).allMatch(one -> one.phone().matches("19900[0-9]{6}"));
    assertThat(FULL.classes())
        .extracting(one -> one.college().name() + one.grade() + one.name())
        .doesNotHaveDuplicates();
  }

  @Test
  void everyClassHasALeaderOfItsOwnAndEveryCounsellorAClass() {
    var byNumber =
        FULL.students().stream().collect(Collectors.toMap(Student::number, Function.identity()));
    assertThat(FULL.classes())
        .allSatisfy(
            one ->
                assertThat(byNumber)
                    .hasEntrySatisfying(
                        one.leader(), leader -> assertThat(leader.schoolClass()).isEqualTo(one)));
    assertThat(distinct(FULL.classes(), SchoolClass::counsellor)).isEqualTo(104);
  }

  @Test
  void nobodySharesABedOrARoomWithTheOtherSex() {
    FULL.students().stream()
        .collect(Collectors.groupingBy(Student::room))
        .forEach(
            (room, people) -> {
              assertThat(people.size()).isLessThanOrEqualTo(room.beds());
              assertThat(distinct(people, Student::man)).isOne();
              assertThat(people.getFirst().man()).isEqualTo(room.purpose().equals("男生"));
            });
  }

  @Test
  void theSameSeedGivesTheSameWorkbookAndAnotherSeedAnother() throws Exception {
    assertThat(cells(7)).isEqualTo(cells(7)).isNotEqualTo(cells(8));
  }

  @Test
  void theWorkbookHasARegistrarsSheets() throws Exception {
    assertThat(cells(7).keySet()).containsExactlyInAnyOrder("学生", "教职工", "班级", "宿舍");
    // A title, the headings, and everybody.
    assertThat(cells(7).get("学生")).hasSize(CampusSize.SMALL.students() + 2);
  }

  private Map<String, List<List<String>>> cells(long seed) throws Exception {
    var file = Files.createTempFile(folder, "campus", ".xlsx");
    CampusWorkbook.write(RosterMaking.make(CampusSize.SMALL, seed), "试验大学", file);
    try (var workbook = new ReadableWorkbook(file.toFile())) {
      var sheets = new java.util.HashMap<String, List<List<String>>>();
      for (var sheet : workbook.getSheets().toList()) {
        sheets.put(
            sheet.getName(),
            sheet.read().stream()
                .map(row -> row.stream().map(cell -> cell == null ? "" : cell.getText()).toList())
                .toList());
      }
      return sheets;
    }
  }

  private static <T> int distinct(List<T> things, Function<T, ?> what) {
    return new HashSet<>(things.stream().map(what).toList()).size();
  }
}
