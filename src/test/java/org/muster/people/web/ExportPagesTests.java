package org.muster.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.muster.audit.Trail;
import org.muster.people.Mark;
import org.muster.people.roster.ImportLists;
import org.muster.people.roster.Imports;
import org.muster.people.roster.Upload;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.CurrentInstitution;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.HtmlUtils;

/** Lists that leave carry who took them, and lead back to them. */
class ExportPagesTests extends OnCampus {

  private static final Pattern SEEN = Pattern.compile("编号 ([0-9A-Z]{8})");

  @Autowired Trail trail;
  @Autowired Imports imports;
  @Autowired ImportLists lists;

  @Test
  void csvNamesItsTakerOnEveryRow() {
    var csv = html(get(counsellor, people() + ".csv?state=missing"));
    assertThat(csv.lines().skip(1))
        .hasSize(6)
        .allSatisfy(row -> assertThat(row).contains("导出人：王老师 T01 · ", mark(csv)));
  }

  @Test
  void aFewRowsPastedIntoAChatLeadToWhoeverTookThem() {
    get(dataTeam, people() + ".csv");
    var csv = html(get(counsellor, people() + ".csv"));
    var pasted = csv.lines().skip(3).limit(1).findFirst().orElseThrow().split(",")[2];
    assertThat(Mark.without(pasted)).isEqualTo("试S03");
    assertThat(html(source(pasted))).contains("已查明，共 1 份", "王老师", mark(csv));
    assertThat(html(source(mark(csv).toLowerCase(java.util.Locale.ROOT)))).contains("已查明", "王老师");
    assertThat(html(source("试S03 未报"))).contains("未查到出处");
  }

  @Test
  void theTextThatIsPastedIsNotKept() {
    source("试S03 在医院");
    assertThat(
            CurrentInstitution.call(
                campus.id(), () -> trail.read(null, null, Long.MAX_VALUE, 5).toString()))
        .contains("export.traced")
        .doesNotContain("试S03", "医院");
  }

  @Test
  void numbersAndLinksCarryNothingUnseen() {
    var links = html(get(dataTeam, "/rounds/{id}/links.csv", round.id()));
    assertThat(Mark.without(links)).isEqualTo(links);
    assertThat(links.lines().skip(1)).hasSize(12).allMatch(row -> row.endsWith(mark(links)));
    var csv = html(get(dataTeam, people() + ".csv"));
    assertThat(csv.lines().skip(1).map(row -> row.split(",")[1])).contains("S01", "S12");
  }

  @Test
  void theSheetShowsItsTakerHidesTheMarkAndPrintsIt() throws IOException {
    var parts = unzipped(get(workingGroup, "/rounds/{id}/sheet.xlsx", round.id()));
    var names = parts.getOrDefault("xl/worksheets/sheet1.xml", "");
    var seen = parts.getOrDefault("xl/sharedStrings.xml", "");
    var mark = mark(seen);
    assertThat(seen).contains("导出人：张处长 T03 · ");
    assertThat(parts.get("docProps/custom.xml")).contains(mark);
    assertThat(names).contains("<oddFooter>", mark).contains(">S05<");
    assertThat(parts.get("xl/worksheets/sheet2.xml")).contains("<oddFooter>", mark);
    var name = cell(names, "试S05");
    assertThat(Mark.without(name)).isEqualTo("试S05");
    assertThat(html(source("甲班 " + name + " 未报"))).contains("张处长", mark);
  }

  @Test
  void theFileIsCalledByItsMark() {
    var csv = get(counsellor, people() + ".csv");
    assertThat(csv.getResponse().getHeader("Content-Disposition")).contains(mark(html(csv)));
  }

  @Test
  void aListThatComesBackAsARosterBringsNoMarkIn() throws IOException {
    var name = html(get(counsellor, people() + ".csv")).lines().skip(2).findFirst().orElseThrow();
    var marked = name.split(",")[2];
    assertThat(marked).isNotEqualTo("试S02");
    var file = Files.createTempFile("back", ".csv");
    Files.writeString(file, "学号,姓名\nS02," + marked + "\nS99," + marked + "\n");
    CurrentInstitution.<Boolean, IOException>call(
        campus.id(),
        () -> {
          var id = imports.begin(dataTeam, List.of(new Upload("back.csv", file)));
          imports.read(dataTeam, id);
          assertThat(lists.problems(id, null, 0, 100))
              .extracting("kind")
              .doesNotContain("spaces_around_name", "spaces_inside_name");
          imports.apply(dataTeam, id, true);
          assertThat(
                  jdbc.sql(
                          "select number || name from people.person where institution_id = ?"
                              + " and number in ('S02', 'S99')")
                      .param(campus.id())
                      .query(String.class)
                      .list())
              .containsExactlyInAnyOrder("S02试S02", "S99试S02");
          return true;
        });
  }

  @Test
  void aNameCopiedFromAListIsFound() {
    var csv = html(get(workingGroup, people() + ".csv"));
    var marked = csv.lines().skip(3).findFirst().orElseThrow().split(",")[2];
    assertThat(html(get(workingGroup, "/people?q={q}", marked))).contains("S03");
    assertThat(html(get(workingGroup, people() + "?q={q}", marked))).contains("S03");
  }

  @Test
  void allAreListedForThoseWhoAnswerForThem() {
    var csv = html(get(counsellor, people() + ".csv?q=试S0"));
    assertThat(html(get(workingGroup, "/admin/exports")))
        .contains("王老师", "T01", "名单", mark(csv), people() + ".csv")
        .doesNotContain("试S0");
    assertThat(html(get(workingGroup, "/admin/trail"))).contains(mark(csv)).doesNotContain("试S0");
    assertThat(get(dataTeam, "/admin/exports")).hasStatus(403);
    assertThat(get(chief, "/admin/exports")).hasStatus(403);
  }

  @Test
  void anotherUniversityLearnsNothingFromOurMark() {
    var csv = html(get(counsellor, people() + ".csv"));
    morning();
    assertThat(html(source(csv))).contains("未查到出处");
  }

  @Test
  void nobodyTakesThirtyOneInTenMinutes() {
    for (int n = 0; n < 30; n++) {
      assertThat(get(counsellor, people() + ".csv")).hasStatusOk();
    }
    var refused = get(counsellor, people() + ".csv");
    assertThat(refused).hasStatus(429);
    assertThat(html(refused)).contains("10 分钟内最多导出 30 次");
    assertThat(get(chief, people() + ".csv")).hasStatusOk();
    clock.advance(java.time.Duration.ofMinutes(11));
    assertThat(get(counsellor, people() + ".csv")).hasStatusOk();
  }

  private String people() {
    return "/rounds/" + round.id() + "/people";
  }

  private MvcTestResult source(String text) {
    return post(workingGroup, "/admin/exports/source", "text", text);
  }

  private static String mark(String list) {
    var seen = SEEN.matcher(list);
    assertThat(seen.find()).as("a mark that is seen").isTrue();
    return seen.group(1);
  }

  private static String cell(String sheet, String beginning) {
    var cell = Pattern.compile(">(" + beginning + "[^<]*)<").matcher(sheet);
    assertThat(cell.find()).isTrue();
    return cell.group(1);
  }

  private static TreeMap<String, String> unzipped(MvcTestResult answer) throws IOException {
    var file = Files.createTempFile("sheet", ".xlsx");
    Files.write(file, answer.getResponse().getContentAsByteArray());
    var parts = new TreeMap<String, String>();
    try (var zip = new ZipFile(file.toFile())) {
      for (var entry : java.util.Collections.list(zip.entries())) {
        try (var part = zip.getInputStream(entry)) {
          var xml = new String(part.readAllBytes(), StandardCharsets.UTF_8);
          parts.put(entry.getName(), HtmlUtils.htmlUnescape(xml));
        }
      }
    }
    return parts;
  }
}
