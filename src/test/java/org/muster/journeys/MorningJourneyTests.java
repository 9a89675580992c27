package org.muster.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.extractor.XSSFExcelExtractor;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.identity.Accounts;
import org.muster.identity.Viewer;
import org.muster.rounds.PersonalLinks;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.CurrentInstitution;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A morning, by role, in a real browser: a student's one tap, the class leader's zero report, the
 * counsellor's calls, the signatures up to the university's, and the report of the day. Every page
 * passes axe. With MUSTER_LOOKS naming a folder, pictures of every page are left there.
 */
class MorningJourneyTests extends OnCampus {

  private static final String PASSWORD = "a long enough password";
  private static Chromium chromium;

  @Autowired Accounts accounts;
  @Autowired PersonalLinks links;
  @LocalServerPort int port;

  @BeforeAll
  static void startBrowser() {
    chromium = new Chromium();
  }

  @AfterAll
  static void stopBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void everybodyIsAccountedForEveryLevelSignsAndTheDayEndsWithAReport() throws Exception {
    reportWell("S01", "S06", "S07", "S08", "S09", "S10", "S11", "S12");
    studentTapsOnce();
    var leaderPage = signedIn(leader, "S01");
    open(leaderPage, "/class/" + campus.classes().getFirst());
    assertThat(leaderPage.content()).contains("试S03").doesNotContain("确认上报");
    look(leaderPage, "class-missing");
    counsellorSettlesEverybody();
    leaderConfirms(leaderPage);
    counsellorSigns();
    chiefSigns();
    workingGroupSigns();
    workingGroupReports();
  }

  private void studentTapsOnce() {
    var phone = chromium.page();
    var link =
        CurrentInstitution.call(campus.id(), () -> links.link(campus.id(), round, person("S02")));
    phone.navigate(address(URI.create(link).getPath()));
    look(phone, "checkin");
    phone.getByRole(AriaRole.BUTTON, named("一切正常")).click();
    assertThat(phone.content()).contains("✓ 今日已报");
    look(phone, "done");
  }

  private void counsellorSettlesEverybody() {
    var desk = signedIn(counsellor, "T01");
    open(desk, "/");
    look(desk, "today-counsellor");
    open(desk, "/desk");
    look(desk, "desk-missing");
    desk.getByRole(AriaRole.LINK, named("处理 试S03 的情况")).click();
    look(desk, "entry");
    desk.getByRole(AriaRole.BUTTON, named("一切正常")).click();
    desk.getByRole(AriaRole.LINK, named("处理 试S04 的情况")).click();
    desk.getByLabel("原因").fill("住院治疗");
    desk.getByRole(AriaRole.BUTTON, named("登记免报")).click();
    desk.getByRole(AriaRole.LINK, named("处理 试S05 的情况")).click();
    desk.getByRole(AriaRole.BUTTON, named("登记失联")).click();
    desk.waitForURL("**/desk*");
    assertThat(desk.content()).contains("所有学生均已落实");
    open(desk, "/rounds/" + round.id() + "/people?mine=1");
    look(desk, "names");
    open(desk, "/people/" + person("S03"));
    look(desk, "dossier");
    desk.context().close();
  }

  private void leaderConfirms(Page phone) {
    open(phone, "/class/" + campus.classes().getFirst());
    look(phone, "class-whole");
    phone.getByRole(AriaRole.BUTTON, named("确认上报")).click();
    assertThat(phone.content()).contains("班长已确认");
    look(phone, "class-signed");
    phone.context().close();
  }

  private void counsellorSigns() {
    var desk = signedIn(counsellor, "T01");
    open(desk, "/desk");
    desk.getByRole(AriaRole.BUTTON, named("签报 2 个班级")).click();
    assertThat(desk.content()).contains("所有班级均已签报");
    look(desk, "desk-signed");
    desk.context().close();
  }

  private void chiefSigns() {
    var college = signedIn(chief, "T02");
    college.onDialog(dialog -> dialog.accept());
    open(college, "/units/" + campus.colleges().getFirst());
    look(college, "college");
    college.getByRole(AriaRole.BUTTON, named("为第1学院签报")).click();
    college.waitForURL("**/units/**round=*");
    assertThat(college.content()).contains("学院已签报");
    college.context().close();
  }

  private void workingGroupSigns() {
    var command = signedIn(workingGroup, "T03");
    command.onDialog(dialog -> dialog.accept());
    open(command, "/command");
    look(command, "command");
    open(command, "/rounds");
    look(command, "rounds");
    open(command, "/rounds/new");
    look(command, "new-round");
    open(command, "/command");
    command.getByRole(AriaRole.BUTTON, named("为试验大学签报")).click();
    command.waitForURL("**/rounds/" + round.id());
    assertThat(command.content()).contains("学校已签报", "签报关闭");
    look(command, "command-closed");
    open(command, "/rounds/" + round.id() + "/closures?proof=1");
    assertThat(command.content()).contains("核验通过");
    look(command, "closures");
    command.context().close();
  }

  /** One click freezes and drafts it; a word is added, and it is released in three files. */
  private void workingGroupReports() throws Exception {
    var office = signedIn(workingGroup, "T03");
    open(office, "/sitreps");
    office.getByRole(AriaRole.BUTTON, named("生成专报")).click();
    assertThat(office.content()).contains("全校应报12人，已报10人（83.3%）。", "未报0人，免报1人，登记失联1人。");
    office.locator("textarea[name=text]").last().fill("明日九时前逐一联系失联学生家长。");
    office.getByRole(AriaRole.BUTTON, named("保存正文")).click();
    look(office, "sitrep-draft");
    office.getByRole(AriaRole.BUTTON, named("签发专报")).click();
    assertThat(office.content()).contains("第1号", "明日九时前逐一联系失联学生家长。");
    look(office, "sitrep");
    try (var pdf = Loader.loadPDF(taken(office, "pdf"))) {
      assertThat(new PDFTextStripper().getText(pdf)).contains("全校应报12人，已报10人", "明日九时前逐一联系失联学生家长");
    }
    try (var document = new XWPFDocument(new ByteArrayInputStream(taken(office, "docx")));
        var words = new XWPFWordExtractor(document)) {
      assertThat(words.getText()).contains("全校应报12人，已报10人", "明日九时前逐一联系失联学生家长");
    }
    try (var book = new XSSFWorkbook(new ByteArrayInputStream(taken(office, "xlsx")))) {
      assertThat(new XSSFExcelExtractor(book).getText()).contains("当日应报人数\t12");
    }
    office.context().close();
  }

  private static byte[] taken(Page page, String kind) {
    var answer = page.request().get(page.url() + "/" + kind);
    assertThat(answer.status()).as(kind).isEqualTo(200);
    return answer.body();
  }

  private Page signedIn(Viewer viewer, String login) {
    CurrentInstitution.run(
        campus.id(),
        () -> {
          if (accounts.check(login + campus.id(), PASSWORD).isEmpty()) {
            accounts.create(
                campus.id(), viewer.person(), login + campus.id(), viewer.name(), PASSWORD);
          }
        });
    var page = chromium.page();
    page.navigate(address("/sign-in"));
    page.locator("#login").fill(login + campus.id());
    page.locator("#password").fill(PASSWORD);
    page.locator("form[action='/sign-in'] button").click();
    page.waitForURL(url -> !url.contains("/sign-in"));
    return page;
  }

  private void open(Page page, String path) {
    assertThat(page.navigate(address(path)).status()).as(path).isEqualTo(200);
  }

  private String address(String path) {
    return "http://localhost:" + port + path;
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  /** Holds the page to WCAG 2.2 AA as far as a program can, and takes its pictures if asked to. */
  private void look(Page page, String name) {
    Chromium.hold(page, name);
    var folder = System.getenv("MUSTER_LOOKS");
    if (folder != null) {
      for (int width : new int[] {320, 768, 1440}) {
        picture(page, Path.of(folder, name + "-" + width + ".png"), width, ColorScheme.LIGHT);
      }
      picture(page, Path.of(folder, name + "-1440-dark.png"), 1440, ColorScheme.DARK);
      english(page, Path.of(folder, name + "-320-en.png"));
      page.setViewportSize(1440, 900);
    }
  }

  private static void english(Page page, Path file) {
    var here = page.url();
    if (here.contains("/c/") && page.content().contains("✓")) {
      return;
    }
    page.navigate(here + (here.contains("?") ? "&" : "?") + "lang=en");
    picture(page, file, 320, ColorScheme.LIGHT);
    page.navigate(here + (here.contains("?") ? "&" : "?") + "lang=zh-CN");
  }

  private static void picture(Page page, Path file, int width, ColorScheme scheme) {
    page.setViewportSize(width, 900);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
  }
}
