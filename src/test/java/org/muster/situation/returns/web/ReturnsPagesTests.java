package org.muster.situation.returns.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.muster.identity.Viewer;
import org.muster.identity.web.SignedIn;
import org.muster.situation.returns.BureauForm;
import org.muster.situation.returns.CellSpot;
import org.muster.situation.returns.MappedCell.Kind;
import org.muster.situation.returns.MappedCell.When;
import org.muster.situation.returns.OnReturns;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** A bureau's form uploaded, pointed at, filled and compared by its pages. */
class ReturnsPagesTests extends OnReturns {

  @Test
  void uploadedItIsShownAsASheetToPointAt() {
    var sent = upload(workingGroup, "全省日报.xlsx", BureauForm.bytes());
    assertThat(sent).hasStatus(302);
    var sheet = String.valueOf(sent.getResponse().getHeader("Location"));
    assertThat(html(get(workingGroup, sheet)))
        .contains("<td colspan=\"5\"><button name=\"cell\" value=\"A1\"")
        .contains("全省高校每日情况统计表")
        .contains("sheet?sheet=1")
        .doesNotContain("value=\"B1\"");
    assertThat(html(get(workingGroup, sheet + "?sheet=1")))
        .as("room below what is there, for a list to begin in")
        .contains("value=\"A16\"");
    assertThat(html(get(workingGroup, "/returns"))).contains("全省日报");
  }

  @Test
  void whatIsNoWorkbookIsRefusedInWords() {
    var sent = upload(workingGroup, "全省日报.xlsm", BureauForm.bytes());
    assertThat(sent).hasStatus(422);
    assertThat(html(sent)).contains("含有宏");
  }

  @Test
  void aCellThatIsPointedAtSaysWhatItCanBeFilledWith() {
    assertThat(html(get(dataTeam, sheet("&cell=B4")))).contains("单元格 B4", "当日未报人数", "第1学院", "1号楼");
    assertThat(html(get(dataTeam, sheet("&cell=B7"))))
        .contains("此处为公式", "=SUM(B4:B6)")
        .doesNotContain("name=\"what\"");
  }

  @Test
  void oneCellAndAWholeColumnAreMappedByPointing() {
    assertThat(
            post(
                dataTeam,
                "/returns/" + form + "/cells",
                "sheet",
                "0",
                "cell",
                "B2",
                "what",
                "institution"))
        .hasStatus(302);
    var column =
        post(
            dataTeam,
            "/returns/" + form + "/cells",
            "sheet",
            "0",
            "cell",
            "C4",
            "what",
            MISSING,
            "of",
            "",
            "when",
            "same",
            "reach",
            "column",
            "column",
            "0");
    assertThat(column).hasStatus(200);
    assertThat(html(column)).contains("已指定 2 个单元格", "外校学院", "C7", "已指定 3 个单元格");
    post(dataTeam, "/returns/" + form + "/cells/removal", "sheet", "0", "cell", "C5");
    assertThat(here(() -> mappings.of(form)))
        .extracting(cell -> cell.at().name())
        .containsExactly("B2", "C4");
  }

  @Test
  void aListIsMappedWithTheFiguresToItsRight() {
    post(
        dataTeam,
        "/returns/" + form + "/cells",
        "sheet",
        "2",
        "cell",
        "A2",
        "what",
        ROLL,
        "reach",
        "list",
        "below",
        "college",
        "more",
        MISSING,
        "more",
        "",
        "more",
        ROLL);
    assertThat(here(() -> mappings.of(form)))
        .singleElement()
        .satisfies(cell -> assertThat(cell.figures()).containsExactly(MISSING, ROLL));
  }

  @Test
  void yesterdayStandsBesideTodayAndACellLeadsToItsPeople() {
    keep();
    map("C4", Kind.FIGURE, MISSING, campus.colleges().getFirst(), When.SAME);
    fill();
    clock.advance(Duration.ofHours(1));
    run(
        () ->
            jdbc.sql("update situation.filled set day = day - 1 where institution_id = ?")
                .param(campus.id())
                .update());
    reportWell("S01", "S02");
    keep();
    var sent =
        post(dataTeam, "/returns/" + form + "/filled", "day", today.toString(), "after", "0");
    var page = String.valueOf(sent.getResponse().getHeader("Location"));
    assertThat(html(get(workingGroup, page)))
        .contains("1 格有变化", ">6<", ">4<", ">-2<")
        .contains(
            "/rounds/"
                + round.id()
                + "/people?sort=unit&amp;state=missing&amp;unit="
                + campus.colleges().getFirst());
    assertThat(html(get(dataTeam, page)))
        .as("the data team has counts only, and is told whom they count")
        .doesNotContain("/people?sort")
        .contains("既未填报");
  }

  @Test
  void itIsTakenAwayWithTheMarkOfWhoTookIt() {
    keep();
    mapDaily();
    fill();
    var file = get(dataTeam, "/returns/" + form + "/filled/" + today + "/1/file");
    assertThat(file).hasStatus(200);
    var mark =
        here(
            () ->
                jdbc.sql(
                        "select mark from people.export where institution_id = ? and kind ="
                            + " 'returns'")
                    .param(campus.id())
                    .query(String.class)
                    .single());
    assertThat(file.getResponse().getHeader("Content-Disposition")).contains(mark);
    var book = BureauForm.read(file.getResponse().getContentAsByteArray());
    assertThat(book.getProperties().getCustomProperties().getProperty("Muster export"))
        .satisfies(property -> assertThat(property.getLpwstr()).isEqualTo(mark));
    assertThat(book.getSheetAt(0).getRow(6).getCell(1).getCellFormula()).isEqualTo("SUM(B4:B6)");
  }

  @Test
  void nobodyWithoutTheWholeInstitutionInTheirChargeSeesAnyOfIt() {
    keep();
    mapDaily();
    fill();
    for (var viewer : new Viewer[] {leader, counsellor, chief}) {
      for (var path :
          new String[] {
            "/returns",
            "/returns/" + form,
            sheet(""),
            "/returns/" + form + "/filled/" + today + "/1",
            "/returns/" + form + "/filled/" + today + "/1/file"
          }) {
        assertThat(get(viewer, path)).as(path).hasStatus(403);
      }
    }
    assertThat(upload(chief, "表.xlsx", BureauForm.bytes())).hasStatus(403);
  }

  @Test
  void pagesAreInTheReadersLanguage() {
    var english =
        browser
            .get()
            .uri("/returns/{id}", form)
            .header("Accept-Language", "en")
            .with(SignedIn.as(dataTeam))
            .exchange();
    assertThat(html(english)).contains("Nothing mapped yet");
    assertThat(html(get(dataTeam, "/returns/" + form))).contains("尚未指定单元格");
    assertThat(CellSpot.of(0, "AA10")).isEqualTo(new CellSpot(0, 9, 26));
  }

  private String sheet(String more) {
    return "/returns/" + form + "/sheet?sheet=0" + more;
  }

  private MvcTestResult upload(Viewer viewer, String name, byte[] bytes) {
    return browser.perform(
        MockMvcRequestBuilders.multipart("/returns")
            .file(new MockMultipartFile("file", name, null, bytes))
            .header("Accept-Language", "zh-CN")
            .with(SignedIn.as(viewer))
            .with(SecurityMockMvcRequestPostProcessors.csrf()));
  }
}
