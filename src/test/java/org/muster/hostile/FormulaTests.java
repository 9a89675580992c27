package org.muster.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import org.apache.commons.csv.CSVFormat;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.CurrentInstitution;

/** What people are called never becomes a formula in a sheet that leaves. */
class FormulaTests extends OnCampus {

  private static final String SIGNS = "=+-@\t\r\n＝＋－＠";

  /** Each way in which a name can begin, the last with a line of its own below. */
  @BeforeEach
  void names() {
    CurrentInstitution.run(campus.id(), this::rename);
  }

  private void rename() {
    var names = new ArrayList<String>();
    SIGNS.chars().forEach(sign -> names.add((char) sign + "1+1"));
    names.add("=1\n+1");
    for (int n = 0; n < names.size(); n++) {
      jdbc.sql("update people.person set name = ? where institution_id = ? and number = ?")
          .params(names.get(n), campus.id(), "S%02d".formatted(n + 1))
          .update();
    }
    jdbc.sql(
            """
            update people.person set number = '=' || number
             where institution_id = ?
            """)
        .param(campus.id())
        .update();
    jdbc.sql(
            "update people.unit set name = '=' || name where institution_id = ? and kind = 'class'")
        .param(campus.id())
        .update();
    jdbc.sql("update people.institution set revision = revision + 1 where id = ?")
        .param(campus.id())
        .update();
    jdbc.sql("update people.person set name = '@T' where institution_id = ? and kind = 'staff'")
        .param(campus.id())
        .update();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/rounds/{id}/people.csv", "/rounds/{id}/links.csv"})
  void inCsv(String path) throws IOException {
    assertNoFormula(csv(path), 12);
  }

  @Test
  void inCsvOfStaff() throws IOException {
    assertNoFormula(html(post(dataTeam, "/posts/links.csv")), 3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/rounds/{id}/sheet.xlsx",
        "/rounds/{id}/answers.xlsx",
        "/watch.xlsx",
        "/staff/ready.xlsx",
        "/movement/stayers.xlsx"
      })
  void inWorkbooks(String path) throws IOException {
    var answer = get(workingGroup, path, parameters(path));
    assertThat(answer).hasStatusOk();
    var formulas = new ArrayList<String>();
    try (var book =
        new XSSFWorkbook(new ByteArrayInputStream(answer.getResponse().getContentAsByteArray()))) {
      for (var sheet : book) {
        for (var row : sheet) {
          for (var cell : row) {
            // The identity's check is a formula of our own.
            if (cell.getCellType() == CellType.FORMULA
                && !cell.getCellFormula().startsWith("IF(B")) {
              formulas.add(cell.getAddress() + " " + cell.getCellFormula());
            }
          }
        }
      }
    }
    assertThat(formulas).isEmpty();
  }

  private String csv(String path) {
    var answer = get(dataTeam, path, parameters(path));
    assertThat(answer).hasStatusOk();
    return html(answer);
  }

  private Object[] parameters(String path) {
    return path.contains("{id}") ? new Object[] {round.id()} : new Object[0];
  }

  private static void assertNoFormula(String csv, int rows) throws IOException {
    var lines = CSVFormat.RFC4180.parse(new StringReader(csv.substring(1))).getRecords();
    assertThat(lines).hasSizeGreaterThan(rows);
    assertThat(lines.stream().flatMap(line -> line.stream()))
        .allSatisfy(
            cell ->
                assertThat(cell.isEmpty() || SIGNS.indexOf(cell.charAt(0)) < 0).as(cell).isTrue())
        .anySatisfy(cell -> assertThat(cell).startsWith("'"));
  }
}
