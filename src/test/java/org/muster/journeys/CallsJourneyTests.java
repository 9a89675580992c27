package org.muster.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.identity.Accounts;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.CurrentInstitution;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A counsellor's hour on the telephone in a real browser: the next card comes by itself, and
 * nothing typed is lost by a reload, a dead line or a session that has ended.
 */
class CallsJourneyTests extends OnCampus {

  private static final String PASSWORD = "a long enough password";
  private static Chromium chromium;

  @Autowired Accounts accounts;
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

  @BeforeEach
  void threeToCall() {
    CurrentInstitution.run(
        campus.id(),
        () -> {
          jdbc.sql(
                  """
                  update people.person set phone = '1380000' || lpad(substr(number, 2), 4, '0')
                   where institution_id = ? and kind = 'student'
                  """)
              .param(campus.id())
              .update();
          chaseComesToTheCalls();
          accounts.create(
              campus.id(), counsellor.person(), "T01" + campus.id(), counsellor.name(), PASSWORD);
          accounts.create(campus.id(), chief.person(), "T02" + campus.id(), chief.name(), PASSWORD);
        });
    reportWell("S01", "S02", "S03");
  }

  @Test
  void callsOneAfterTheOtherWithTwoTapsEach() {
    var page = signedIn();
    page.navigate(address("/calls"));
    look(page, "sheet");
    assertThat(page.locator("#c-name")).hasText("试S04");
    page.getByRole(AriaRole.BUTTON, named(Pattern.compile("☎ 本人"))).click();
    assertThat(page.locator("a[href='tel:13800000004']")).hasText("☎ 138 0000 0004");
    tap(page, "无人接听");
    page.getByRole(AriaRole.BUTTON, named("登记，下一位")).click();
    assertThat(page.locator("#c-name")).hasText("试S05");
    assertThat(page.getByText("已登记：无人接听")).isVisible();
    page.getByRole(AriaRole.BUTTON, named("一切正常：代报并登记")).click();
    assertThat(page.locator("#c-name")).hasText("试S06");
    page.getByRole(AriaRole.BUTTON, named("登记，下一位")).click();
    assertThat(page.getByText("请选择联系结果")).isVisible();
    tap(page, "已联系上，一切正常");
    page.getByRole(AriaRole.BUTTON, named("登记，下一位")).click();
    assertThat(page.locator("h1")).hasText("当前无需拨打");
    look(page, "sheet-done");
    assertThat(attempts()).isEqualTo(3);
    page.navigate(address("/people/" + person("S05")));
    look(page, "dossier");
    page.context().close();
  }

  @Test
  void showsTheChiefCounsellorWhetherTheCallsCanBeMade() {
    var page = chromium.page();
    page.navigate(address("/sign-in"));
    signIn(page, "T02");
    page.navigate(address("/calls?view=college"));
    page.getByRole(AriaRole.LINK, named("电话排班")).click();
    assertThat(page.getByText(Pattern.compile("人手充足"))).isVisible();
    look(page, "plan");
    page.context().close();
  }

  @Test
  void keepsWhatWasTypedOverAReload() {
    var page = signedIn();
    page.navigate(address("/calls"));
    page.getByLabel("备注").fill("母亲说在上网课");
    tap(page, "已联系上，有情况");
    assertThat(page.getByText("草稿已保存")).isVisible();
    page.reload();
    assertThat(page.getByLabel("备注")).hasValue("母亲说在上网课");
    assertThat(page.getByLabel("已联系上，有情况")).isChecked();
    page.context().setOffline(true);
    page.getByLabel("备注").fill("母亲说在上网课，下午回电");
    page.waitForFunction("() => Object.keys(localStorage).some(k => k.endsWith('.drafts'))");
    page.context().setOffline(false);
    page.reload();
    assertThat(page.getByLabel("备注")).hasValue("母亲说在上网课，下午回电");
    page.waitForFunction("() => !Object.keys(localStorage).some(k => k.endsWith('.drafts'))");
    page.context().close();
  }

  @Test
  void sendsACallByItselfAndOnceWhenTheLineIsBack() {
    var page = signedIn();
    page.navigate(address("/calls"));
    page.getByLabel("备注").fill("无人接听，已发短信");
    tap(page, "无人接听");
    page.context().setOffline(true);
    page.getByRole(AriaRole.BUTTON, named("登记，下一位")).click();
    assertThat(page.getByText("网络已断开")).isVisible();
    page.getByRole(AriaRole.BUTTON, named("登记，下一位")).click();
    assertThat(attempts()).isZero();
    page.context().setOffline(false);
    assertThat(page.locator("#c-name")).hasText("试S05");
    assertThat(attempts()).isEqualTo(1);
    page.navigate(address("/people/" + person("S04")));
    assertThat(page.getByText("无人接听，已发短信")).isVisible();
    page.context().close();
  }

  @Test
  void sendsACallAfterSigningInAgain() {
    var page = signedIn();
    page.navigate(address("/calls"));
    page.getByLabel("备注").fill("家长已知情");
    tap(page, "已联系上，一切正常");
    page.context().clearCookies();
    page.getByRole(AriaRole.BUTTON, named("登记，下一位")).click();
    assertThat(page.getByText("登录已失效")).isVisible();
    page.getByRole(AriaRole.LINK, named("重新登录")).click();
    signIn(page, "T01");
    assertThat(page.locator("#c-name")).hasText("试S05");
    assertThat(attempts()).isEqualTo(1);
    page.context().close();
  }

  private long attempts() {
    return CurrentInstitution.call(
        campus.id(),
        () ->
            jdbc.sql("select count(*) from calls.attempt where institution_id = ?")
                .param(campus.id())
                .query(Long.class)
                .single());
  }

  private Page signedIn() {
    var page = chromium.page();
    page.navigate(address("/sign-in"));
    signIn(page, "T01");
    return page;
  }

  private void signIn(Page page, String login) {
    page.locator("#login").fill(login + campus.id());
    page.locator("#password").fill(PASSWORD);
    page.locator("form[action='/sign-in'] button").click();
    page.waitForURL(url -> !url.contains("/sign-in"));
  }

  private static void tap(Page page, String outcome) {
    page.locator(".c-outcomes label", new Page.LocatorOptions().setHasText(outcome)).click();
  }

  private String address(String path) {
    return "http://localhost:" + port + path;
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page.GetByRoleOptions named(Pattern name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  /** With MUSTER_LOOKS naming a folder, pictures are left there. */
  private static void look(Page page, String name) {
    Chromium.hold(page, name);
    var folder = System.getenv("MUSTER_LOOKS");
    if (folder != null) {
      for (int width : new int[] {320, 1440}) {
        page.setViewportSize(width, 900);
        page.screenshot(
            new Page.ScreenshotOptions()
                .setPath(Path.of(folder, "calls-" + name + "-" + width + ".png"))
                .setFullPage(true));
      }
      page.setViewportSize(1440, 900);
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      var here = page.url();
      page.navigate(here + (here.contains("?") ? "&" : "?") + "lang=en");
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(Path.of(folder, "calls-" + name + "-dark-en.png"))
              .setFullPage(true));
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
      page.navigate(here + (here.contains("?") ? "&" : "?") + "lang=zh-CN");
    }
  }
}
