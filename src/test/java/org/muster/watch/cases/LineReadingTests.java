package org.muster.watch.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Line lists as people keep them: headings guessed, days of any shape, every doubt named. */
class LineReadingTests {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  private static List<List<String>> rows(String... lines) {
    return Arrays.stream(lines).map(line -> List.of(line.split(",", -1))).toList();
  }

  private static LineReading read(String... lines) {
    var rows = rows(lines);
    return new LineReading(rows, LineMapping.guess(rows, false, TODAY), TODAY);
  }

  private static List<String> words(LineReading reading) {
    return reading.problems().stream()
        .map(problem -> problem.row() + " " + problem.word())
        .toList();
  }

  @Test
  void aHospitalOutbreaksListIsUnderstood() {
    var reading =
        read(
            "id,age,sex,loc_hosp,dt_onset,dt_report,dt_diag,outcome,dt_death",
            "SK_1,68,M,甲医院,2015-05-11,2015-05-19,2015-05-20,Alive,",
            "SK_3,76,F,甲医院,2015-05-20,2015-05-20,2015-05-21,Dead,2015-06-04");
    assertThat(words(reading)).isEmpty();
    assertThat(reading.lines())
        .extracting(Line::state, Line::began, Line::ended, Line::sex)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                CaseState.RECOVERED, LocalDate.of(2015, 5, 20), null, "M"),
            org.assertj.core.groups.Tuple.tuple(
                CaseState.DIED, LocalDate.of(2015, 5, 21), LocalDate.of(2015, 6, 4), "F"));
  }

  @Test
  void aVillagesListGivesInfectors() {
    var reading =
        read(
            "case_ID,infector,date_of_prodrome,date_of_rash,date_of_death,age,gender,class",
            "1,45,1861-11-21,1861-11-25,,7,f,1",
            "2,,1861-11-23,1861-11-27,1861-12-12,6,f,NA");
    assertThat(words(reading)).isEmpty();
    assertThat(reading.lines().getFirst().infector()).isEqualTo("45");
    assertThat(reading.lines().getFirst().onset()).isEqualTo(LocalDate.of(1861, 11, 21));
    assertThat(reading.lines().getLast().state()).isEqualTo(CaseState.DIED);
  }

  @Test
  void anOutbreakOfLongAgoIsTakenToBeOver() {
    assertThat(LineMapping.guess(rows("id,onset", "A,1861-11-21"), false, TODAY).unsaid())
        .isEqualTo(CaseState.RECOVERED);
    assertThat(LineMapping.guess(rows("id,onset", "A,2026-11-20"), false, TODAY).unsaid())
        .isEqualTo(CaseState.CONFIRMED);
  }

  @Test
  void aPartysListHasGuestsWhoAreNoCases() {
    var reading =
        read(
            "uniquekey,ill,dateonset,sex,age,tira,tportion,pork",
            "210,1,1998-06-27,1,18,1,3,1",
            "12,0,NA,0,57,0,0,9");
    assertThat(reading.lines()).extracting(Line::ill).containsExactly(true, false);
    assertThat(reading.lines().getFirst().had()).isEqualTo(Map.of("tira", true, "pork", true));
    assertThat(reading.lines().getLast().had()).isEqualTo(Map.of("tira", false));
    // A coded sex is not guessed.
    assertThat(words(reading)).containsExactly("2 sex", "3 sex");
  }

  @Test
  void daysAreReadAsPeopleAndSpreadsheetsWriteThem() {
    for (var day :
        List.of("2026-03-04", "2026/3/4", "2026年3月4日", "4/3/2026", "20260304", "46085")) {
      assertThat(LineDays.read(day, LineDays.Order.DAY_MONTH))
          .as(day)
          .contains(LocalDate.of(2026, 3, 4));
    }
    assertThat(LineDays.read("4/3/2026", LineDays.Order.MONTH_DAY))
        .contains(LocalDate.of(2026, 4, 3));
    assertThat(LineDays.read("31/6/2026", LineDays.Order.DAY_MONTH)).isEmpty();
    assertThat(LineDays.read("soon", LineDays.Order.DAY_MONTH)).isEmpty();
  }

  @Test
  void whatCannotBeIsNamedWithItsRow() {
    var reading =
        read(
            "id,infector,onset,date_of_death,sex,age,outcome",
            "A,,2026-02-30,,F,8,",
            "A,,2026-03-01,,F,8,",
            ",,2026-03-01,,F,8,",
            "B,B,2027-01-01,,x,200,gone",
            "C,,2026-03-10,2026-03-01,F,8,");
    assertThat(words(reading))
        .containsExactlyInAnyOrder(
            "2 no-day",
            "3 twice",
            "4 no-id",
            "5 day-ahead",
            "5 own-infector",
            "5 sex",
            "5 age",
            "5 state-unknown",
            "6 end-before-onset");
    assertThat(reading.lines()).extracting(Line::label).containsExactly("A", "B", "C");
  }

  @Test
  void aLinkThatClosesACircleIsLeft() {
    var reading = read("id,infector,onset", "A,C,2026-03-01", "B,A,2026-03-02", "C,B,2026-03-03");
    var preview = new LinePlan(Map.of(), reading.problems()).preview(3, reading.lines());
    assertThat(preview.links()).isEqualTo(2);
    assertThat(preview.problems()).extracting(LineProblem::word).containsExactly("infector-circle");
  }
}
