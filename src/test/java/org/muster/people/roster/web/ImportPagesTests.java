package org.muster.people.roster.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.MusterTest;
import org.muster.identity.Viewer;
import org.muster.identity.web.SignedIn;
import org.muster.people.Institutions;
import org.muster.people.roster.Imports;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@MusterTest
@SuppressWarnings("NullAway") // a redirect that is missing fails the test
class ImportPagesTests {

  private static final String CSV =
      """
      学号,姓名,学院,年级,班级,联系电话,奇怪的列
      S1,张三,商学院,2017,会计1701班,13900000001,x
      S2,李四,商学院,2017,会计1701班,,x
      S3,王五,商学院,2017,会计1701班,=1+1,x
      S4,赵六,商学院,2017,会计1701班,13900000004,x
      S4,孙七,商学院,2017,会计1701班,13900000005,x
      """;

  @Autowired Institutions institutions;
  @Autowired Imports imports;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvcTester browser;

  Viewer dataTeam;
  Viewer stranger;

  @BeforeEach
  void found() {
    var university =
        institutions.create("w-" + Ids.next().toString().substring(24), "试验大学", "Asia/Shanghai");
    dataTeam = person(university.id(), "D1", "赵工");
    stranger = person(university.id(), "X1", "李某");
    CurrentInstitution.run(
        university.id(),
        () ->
            jdbc.sql(
                    """
                    insert into people.post (institution_id, id, person_id, kind, unit_id, from_on)
                    select institution_id, ?, ?, 'data_team', id, date '2020-01-01' from people.unit
                    """)
                .params(Ids.next(), dataTeam.person())
                .update());
  }

  @Test
  void showWhatAFileWouldDoInBothLanguages() throws Exception {
    var id = uploaded();
    assertThat(html(get(dataTeam, "/imports", "zh-CN"))).contains("名册导入", "roster.csv", "待确认");
    assertThat(html(get(dataTeam, "/imports/" + id, "zh-CN")))
        .contains("新增", "奇怪的列", "一号多人", "缺联系电话", "确认导入", "孙七");
    assertThat(html(get(dataTeam, "/imports/" + id, "en")))
        .contains("What the import would do", "One number, two people", "No phone number");
    assertThat(html(get(dataTeam, "/imports/" + id + "/student/add", "zh-CN")))
        .contains("张三", "S2");
    assertThat(html(get(dataTeam, "/imports/" + id + "/problems/phone_missing", "zh-CN")))
        .contains("S2", "联系电话");
  }

  @Test
  void handOutProblemsWithoutFormulas() throws Exception {
    var id = uploaded();
    assertThat(html(get(dataTeam, "/imports/" + id + "/problems.csv", "zh-CN")))
        .startsWith("\ufeff")
        .contains("\"'=1+1\"");
  }

  @Test
  void decideApplyAndShowWhatIsStillUnknown() throws Exception {
    var id = uploaded();
    assertThat(
            post("/imports/" + id + "/decisions", Map.of("number", "S4", "sheet", "1", "row", "6")))
        .hasStatus3xxRedirection();
    assertThat(post("/imports/" + id + "/application", Map.of())).hasStatus3xxRedirection();
    assertThat(html(get(dataTeam, "/imports/" + id, "zh-CN"))).contains("已于", "已选定");
    assertThat(html(get(dataTeam, "/people/completeness", "zh-CN"))).contains("商学院", "缺联系电话");
    assertThat(html(get(dataTeam, "/people/completeness/phone", "en"))).contains("李四", "王五");
    assertThat(html(get(dataTeam, "/people/completeness/counsellor", "zh-CN"))).contains("会计1701班");
  }

  @Test
  void askForPatienceWhileAnotherSaysWhatColumnsMean() throws Exception {
    var id = uploaded();
    CurrentInstitution.run(
        dataTeam.institution(),
        () -> {
          jdbc.sql("update people.import set state = 'reading' where id = ?").param(id).update();
          jdbc.sql("delete from people.import_sheet where import_id = ?").param(id).update();
        });
    var said = Map.of("sheet", "1", "entity", "student");
    assertThat(post("/imports/" + id + "/columns", said)).hasStatus(409);
  }

  @Test
  void readMeanwhileAndTellHowFarTheyAre() throws Exception {
    var answer =
        browser
            .post()
            .uri("/imports")
            .multipart()
            .file(
                new MockMultipartFile(
                    "file", "roster.csv", "text/csv", CSV.getBytes(StandardCharsets.UTF_8)))
            .with(SignedIn.as(dataTeam))
            .with(SecurityMockMvcRequestPostProcessors.csrf())
            .exchange();
    assertThat(answer).hasStatus3xxRedirection();
    var page = answer.getResponse().getRedirectedUrl();
    assertThat(page).startsWith("/imports/");
    assertThat(html(get(dataTeam, page, "zh-CN"))).containsAnyOf("正在读取", "正在与现有数据比对", "新增");
  }

  @Test
  void areClosedToEverybodyElse() throws Exception {
    var id = uploaded();
    assertThat(get(stranger, "/imports", "zh-CN")).hasStatus(403);
    assertThat(get(stranger, "/imports/" + id, "zh-CN")).hasStatus(403);
    assertThat(get(stranger, "/people/completeness", "zh-CN")).hasStatus(403);
  }

  private UUID uploaded() throws Exception {
    var file = java.nio.file.Files.createTempFile("roster", ".csv");
    java.nio.file.Files.writeString(file, CSV);
    return CurrentInstitution.call(
        dataTeam.institution(),
        () -> {
          var id =
              imports.begin(
                  dataTeam,
                  java.util.List.of(new org.muster.people.roster.Upload("roster.csv", file)));
          imports.read(dataTeam, id);
          return id;
        });
  }

  private Viewer person(UUID institution, String number, String name) {
    var id = Ids.next();
    CurrentInstitution.run(
        institution,
        () ->
            jdbc.sql(
                    """
                    insert into people.person (institution_id, id, number, kind, name, initials, joined_at)
                    values (?, ?, ?, 'staff', ?, 'x', timestamptz '2020-01-01 00:00:00Z')
                    """)
                .params(institution, id, number, name)
                .update());
    return new Viewer(institution, id, name);
  }

  private MvcTestResult get(Viewer viewer, String path, String language) {
    return browser
        .get()
        .uri(path)
        .header("Accept-Language", language)
        .with(SignedIn.as(viewer))
        .exchange();
  }

  private MvcTestResult post(String path, Map<String, String> fields) {
    var request =
        browser
            .post()
            .uri(path)
            .with(SignedIn.as(dataTeam))
            .with(SecurityMockMvcRequestPostProcessors.csrf());
    for (var field : fields.entrySet()) {
      request = request.param(field.getKey(), field.getValue());
    }
    return request.exchange();
  }

  private static String html(MvcTestResult page) throws Exception {
    assertThat(page).hasStatusOk();
    return page.getResponse().getContentAsString(StandardCharsets.UTF_8);
  }
}
