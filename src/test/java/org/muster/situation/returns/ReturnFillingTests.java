package org.muster.situation.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.muster.situation.Along;
import org.muster.situation.returns.FilledCell.Gap;
import org.muster.situation.returns.MappedCell.Kind;
import org.muster.situation.returns.MappedCell.When;

/** The made-up bureau's workbook comes back filled, and otherwise as it was. */
class ReturnFillingTests extends OnReturns {

  @Test
  void figuresAreInTheirCellsAndFormulasAreAlive() throws IOException {
    reportWell("S01", "S02", "S07");
    keep();
    mapDaily();
    try (var book = BureauForm.read(bytes(fill()))) {
      assertThat(number(book, 0, "B4")).isEqualTo(6);
      assertThat(number(book, 0, "C4")).isEqualTo(4);
      assertThat(number(book, 0, "C5")).as("its name stands between blanks").isEqualTo(5);
      assertThat(cell(book, 0, "B2").getStringCellValue()).isEqualTo("试验大学");
      assertThat(cell(book, 0, "E2").getLocalDateTimeCellValue().toLocalDate())
          .isEqualTo(LocalDate.of(2026, 11, 21));

      assertThat(cell(book, 0, "B7").getCellFormula()).isEqualTo("SUM(B4:B6)");
      assertThat(number(book, 0, "B7"))
          .as("the row that nobody mapped keeps what the form says")
          .isEqualTo(6 + 6 + 999);
      assertThat(number(book, 0, "E4")).isCloseTo(1 - 4 / 6.0, within(1e-9));
      assertThat(number(book, 1, "B1")).as("by the other sheet").isEqualTo(1011);
      assertThat(book.getForceFormulaRecalculation()).isTrue();
    }
  }

  @Test
  void everythingElseIsAsTheBureauMadeIt() throws IOException {
    keep();
    mapDaily();
    try (var was = BureauForm.read(BureauForm.bytes());
        var is = BureauForm.read(bytes(fill()))) {
      assertThat(is.getSheetAt(0).getMergedRegions())
          .isEqualTo(was.getSheetAt(0).getMergedRegions());
      assertThat(is.getPrintArea(0)).isEqualTo(was.getPrintArea(0));
      assertThat(is.getSheetAt(0).getPrintSetup().getLandscape()).isTrue();
      assertThat(is.getSheetAt(0).getColumnWidth(0)).isEqualTo(6000);
      for (var name : List.of("A1", "A3", "B4", "C5", "E2", "E4", "B7")) {
        assertThat(cell(is, 0, name).getCellStyle().getDataFormatString())
            .as(name)
            .isEqualTo(cell(was, 0, name).getCellStyle().getDataFormatString());
        assertThat(cell(is, 0, name).getCellStyle().getFillForegroundColor())
            .isEqualTo(cell(was, 0, name).getCellStyle().getFillForegroundColor());
      }
    }
  }

  @Test
  void whatIsNotKnownStaysEmptyAndIsListedNeverZero() throws IOException {
    keep();
    map("B4", Kind.FIGURE, ROLL, When.BEFORE);
    map("C4", Kind.FIGURE, MISSING, When.CHANGE);
    map("B5", Kind.FIGURE, ROLL, When.SAME);
    var filled = fill();
    assertThat(filled.gaps()).isEqualTo(2);
    assertThat(filled.open()).isTrue();
    assertThat(filled.cells())
        .filteredOn(cell -> cell.gap() == Gap.UNKNOWN)
        .extracting(cell -> cell.at().name())
        .containsExactly("B4", "C4");
    try (var book = BureauForm.read(bytes(filled))) {
      assertThat(cell(book, 0, "B4").getCellType())
          .as("not the form's sample either")
          .isEqualTo(CellType.BLANK);
      assertThat(number(book, 0, "B5")).isEqualTo(12);
    }
  }

  @Test
  void aListIsWrittenDownAsFarAsTheFormLeavesRoom() throws IOException {
    reportWell("S01");
    keep();
    var list =
        new MappedCell(
            new CellSpot(2, 1, 0),
            Kind.LIST,
            List.of(MISSING),
            Along.UNITS,
            null,
            "class",
            When.SAME);
    run(() -> mappings.map(form, list, "赵工"));
    var filled = fill();
    try (var book = BureauForm.read(bytes(filled))) {
      assertThat(cell(book, 2, "A2").getStringCellValue()).isEqualTo("甲11班");
      assertThat(number(book, 2, "B2")).isEqualTo(2);
      assertThat(cell(book, 2, "A3").getStringCellValue()).isEqualTo("甲12班");
      assertThat(cell(book, 2, "A4").getStringCellValue()).as("the form's note").startsWith("说明");
    }
    assertThat(filled.cells())
        .filteredOn(cell -> cell.gap() == Gap.NO_ROOM)
        .extracting(FilledCell::of)
        .containsExactly("甲21班", "甲22班");
  }

  @Test
  void aFigureIsOfAnyUnitAndTheChangeSinceTheDayBefore() {
    keep();
    var college = campus.colleges().getFirst();
    map("C4", Kind.FIGURE, MISSING, college, When.SAME);
    var first = fill();
    reportWell("S01");
    clock.advance(Duration.ofMinutes(5));
    keep();
    var second = fill();
    assertThat(second.number()).isEqualTo("20261121-2");
    assertThat(second.against(first))
        .singleElement()
        .satisfies(
            cell -> {
              assertThat(cell.change()).isEqualTo(-1);
              assertThat(cell.now().of()).isEqualTo("第1学院");
            });
  }

  @Test
  void whatStoodAtAMomentIsWhatIsFilled() {
    keep();
    var early = clock.instant();
    map("C4", Kind.FIGURE, MISSING, When.SAME);
    clock.advance(Duration.ofMinutes(5));
    reportWell("S01");
    keep();
    int n = here(() -> filling.fill(form, today, early, 0, null));
    assertThat(here(() -> returns.get(form, today, n)).cells().getFirst().number()).isEqualTo(12);
  }

  @Test
  void ofTwoWhoFillAtOnceOneGetsTheNumberAndTheOtherIsTold() throws Exception {
    keep();
    mapDaily();
    var both = new CyclicBarrier(2);
    Callable<String> click =
        () ->
            CurrentInstitution.call(
                campus.id(),
                () -> {
                  both.await();
                  try {
                    return "no. " + filling.fill(form, today, 0, "赵工");
                  } catch (Problem told) {
                    return told.code();
                  }
                });
    try (var threads = Executors.newFixedThreadPool(2)) {
      var one = threads.submit(click);
      var other = threads.submit(click);
      assertThat(List.of(one.get(), other.get()))
          .containsExactlyInAnyOrder("no. 1", "returns.filled-meanwhile");
    }
    assertThat(here(() -> returns.latest(form, 9))).hasSize(1);
  }

  @Test
  void nothingMappedFillsNothing() {
    assertThatThrownBy(() -> run(() -> filling.fill(form, today, 0, "赵工")))
        .isInstanceOf(Problem.class)
        .hasMessage("returns.nothing-mapped");
  }

  @Test
  void aFormIsFilledInTwoSeconds() {
    keep();
    mapDaily();
    fill();
    var began = System.nanoTime();
    fill();
    var took = Duration.ofNanos(System.nanoTime() - began);
    System.out.println("a return filled in " + took.toMillis() + " ms");
    assertThat(took).isLessThan(Duration.ofSeconds(2));
  }

  private static XSSFCell cell(XSSFWorkbook book, int sheet, String name) {
    var spot = CellSpot.of(sheet, name);
    return book.getSheetAt(sheet).getRow(spot.row()).getCell(spot.column());
  }

  private static double number(XSSFWorkbook book, int sheet, String name) {
    return cell(book, sheet, name).getNumericCellValue();
  }
}
