package org.muster.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * An outbreak in one dormitory room, from the first fever to the last release: each step is done by
 * whose step it is, on their own page in a browser; the quiet days between pass by themselves.
 */
class OutbreakJourneyTests extends OutbreakDays {

  @Test
  void isOwnedFromTheFirstFeverToTheLastRelease() {
    workingGroupPutsListsInForce();
    reportWell("S01", "S03", "S04", "S05", "S06", "S07", "S08", "S09", "S10", "S11", "S12");
    reportFever("S02");
    look();
    counsellorFindsTheFeverAndCalls();
    var illness = clinicOpensTheOutbreakAndFindsTheRoomMates();
    look();
    // Figures reconcile: who is abnormal in the round is who is on the list, and is the case.
    assertThat(onList("发热")).isEqualTo(1).isEqualTo(flagged());
    assertThat(onList("密切接触者")).isEqualTo(2);
    clinicDeclaresRoomsAndPlacesThree();
    studentMeasuresFeverAndAsksForMedicine();
    counsellorSeesToTheFever();
    clinicBringsTheMedicineAndTheStudentSaysSo();
    logisticsBringLunch();
    clinicConfirms(illness);
    repairIsAskedDecidedDoneAndConfirmed();
    for (int day = 0; day < 14; day++) {
      quietDay(FIRST.plusDays(day), day);
    }
    clinicReleases(illness);
    nothingIsLeft();
    assertThat(moments).isGreaterThan(14 * 12);
  }

  private void workingGroupPutsListsInForce() {
    var page = at(workingGroup, "/watch/lists/new");
    list(page, "发热", "flag=fever", "3");
    page.navigate(address("/watch/lists/new"));
    list(page, "密切接触者", "contact=suspected", "0", "contact=confirmed");
    page.context().close();
  }

  private void list(Page page, String name, String first, String keep, String... more) {
    page.getByLabel("中文名称").fill(name);
    page.locator("#keep").fill(keep);
    page.locator("input[name=more][value='" + first + "']").check();
    for (var one : more) {
      page.locator("input[name=more][value='" + one + "']").check();
    }
    send(page, page.getByRole(AriaRole.BUTTON, named("用昨日数据试算")));
    assertThat(page.locator("#tried")).containsText("0");
    send(page, page.getByRole(AriaRole.BUTTON, named("保存为草稿")));
    send(page, page.getByRole(AriaRole.BUTTON, named("启用")));
    assertThat(page.locator("h1")).hasText("重点关注");
  }

  private void counsellorFindsTheFeverAndCalls() {
    var page = at(counsellor, "/");
    assertThat(page.locator("#tasks-today")).containsText("今日待办");
    page.navigate(address("/watch"));
    assertThat(page.getByText("试S02")).isVisible();
    Chromium.hold(page, "watch");
    page.getByRole(AriaRole.LINK, named("联系 试S02")).click();
    page.getByLabel("备注").fill("昨晚起发热，同寝室两人");
    page.locator(".c-outcomes label").filter(text("已联系上，有情况")).click();
    send(page, page.getByRole(AriaRole.BUTTON, named(Pattern.compile("^登记"))).first());
    page.navigate(address("/people/" + person("S02")));
    assertThat(page.getByText(Pattern.compile("列入“发热”"))).isVisible();
    page.context().close();
  }

  private String clinicOpensTheOutbreakAndFindsTheRoomMates() {
    var page = at(clinic, "/cases");
    page.getByLabel(Pattern.compile("疾病|病种")).first().fill("流感");
    send(page, page.locator("form[action='/cases'] button"));
    page.locator("#who").fill("S02");
    page.locator("#state").selectOption("SUSPECTED");
    page.locator("#onset").fill(FIRST.toString());
    page.locator("#evidence").fill("体温 38.6，咽痛");
    send(page, page.getByRole(AriaRole.BUTTON, named("登记")));
    var path =
        "/cases/case/"
            + here(
                () ->
                    jdbc.sql("select id from watch.case_now where institution_id = ?")
                        .param(campus.id())
                        .query(UUID.class)
                        .single());
    page.navigate(address(path));
    Chromium.hold(page, "case");
    send(page, page.locator("form[action$='/exposures'] button[type=submit]"));
    assertThat(page.locator("#written")).containsText("2");
    page.context().close();
    return path;
  }

  private void clinicDeclaresRoomsAndPlacesThree() {
    var page = at(workingGroup, "/isolation/rooms?building=" + isolationHouse);
    send(page, page.locator("form[action='/isolation/rooms'][method=post] button"));
    page.context().close();
    place("S02", "symptoms");
    place("S01", "contact");
    place("S03", "contact");
    look();
    assertThat(
            count(
                "select count(*) from isolation.stay where institution_id = ? and placed_at is not"
                    + " null"))
        .isEqualTo(3);
  }

  private void place(String number, String kind) {
    var page = at(clinic, "/isolation/place/" + person(number));
    page.locator("input[name=kind][value=" + kind + "]").check();
    page.locator("#reason").fill("按疫情处置要求");
    send(page, page.getByRole(AriaRole.BUTTON, named("申请房间")));
    send(page, page.getByRole(AriaRole.BUTTON, named("安排入住")).first());
    page.context().close();
  }

  private void studentMeasuresFeverAndAsksForMedicine() {
    var page = at(student("S02"), "/isolation/mine");
    page.setViewportSize(320, 700);
    Chromium.hold(page, "isolation-mine");
    page.locator("#degrees").fill("38.2");
    send(page, page.locator("form[action='/isolation/mine/temperature'] button"));
    page.locator("#words").fill("退烧药");
    send(page, page.locator("form[action='/isolation/mine/needs'] button[value=medicine]"));
    page.context().close();
    look();
  }

  private void counsellorSeesToTheFever() {
    var page = at(counsellor, "/tasks");
    assertThat(page.getByText("试S02").first()).isVisible();
    page.navigate(address("/isolation/stays/" + stay("S02")));
    page.locator("form[action$='/handling'] textarea").fill("已请校医上门");
    send(page, page.locator("form[action$='/handling'] button"));
    page.context().close();
    assertThat(
            count(
                """
                select count(*) from isolation.reading
                 where institution_id = ? and tenths >= 373 and handled_at is null
                """))
        .isZero();
  }

  private void clinicBringsTheMedicineAndTheStudentSaysSo() {
    var request = "/requests/" + request("isolation-medicine");
    var page = at(clinic, request);
    assertThat(page.getByText("退烧药")).isVisible();
    assertThat(page.getByText("隔离楼", new Page.GetByTextOptions().setExact(false)).first())
        .isVisible();
    page.locator("#pass-words").fill("已送布洛芬");
    send(page, page.locator("form:has(input[name=verdict][value=pass]) button"));
    page.context().close();
    var mine = at(student("S02"), "/isolation/mine");
    mine.setViewportSize(320, 700);
    Chromium.hold(mine, "isolation-needs");
    send(mine, mine.locator("form[action='" + request + "/confirmation'] button"));
    mine.context().close();
  }

  private void logisticsBringLunch() {
    until(FIRST, 11, 30);
    var page = at(logistics, "/meals/" + FIRST + "/lunch");
    Chromium.hold(page, "meal");
    page.navigate(address("/meals/" + FIRST + "/lunch/deliveries"));
    send(page, page.locator("form[data-ticks] button[name=code]").first());
    page.context().close();
    deliver(FIRST, "lunch");
  }

  private void clinicConfirms(String illness) {
    until(FIRST, 15, 0);
    var page = at(clinic, illness);
    unfold(page, "input[name=to]");
    page.locator("input[name=to][value=CONFIRMED]").check();
    page.locator("form[action$='/turns'] textarea").fill("核酸阳性");
    send(page, page.locator("form[action$='/turns'] button[type=submit]"));
    page.navigate(page.url());
    assertThat(page.getByText("确诊").first()).isVisible();
    page.context().close();
    ok(
        post(
            clinic,
            "/isolation/stays/" + stay("S02") + "/extension",
            "from",
            FIRST.toString(),
            "days",
            "14",
            "why",
            "确诊，按确诊病例管理"));
    look();
  }

  /** The heating of the isolation room: logistics decide and do it, the student says it is warm. */
  private void repairIsAskedDecidedDoneAndConfirmed() {
    ok(
        post(
            student("S02"),
            "/requests/new/repairs",
            "_id",
            key(),
            "kind",
            "heating",
            "what",
            "暖气不热",
            "_place",
            "G101"));
    var request = request("repairs");
    var page = at(logistics, "/requests/" + request);
    Chromium.hold(page, "request");
    look();
    for (int step = 1; step <= 2; step++) {
      send(page, page.locator("form:has(input[name=verdict][value=pass]) button"));
    }
    page.context().close();
    look();
    var mine = at(student("S02"), "/requests/" + request);
    mine.setViewportSize(320, 700);
    send(mine, mine.locator("form[action$='/confirmation'] button"));
    mine.context().close();
    assertThat(
            count(
                "select count(*) from requests.request where institution_id = ? and closed_at is"
                    + " null"))
        .isZero();
  }

  private void clinicReleases(String illness) {
    var last = FIRST.plusDays(14);
    until(last, 7, 50);
    deliver(last, "breakfast");
    for (var number : List.of("S01", "S02", "S03")) {
      measure(number, "36.5");
    }
    callWhoIsDue();
    var page = at(clinic, illness);
    unfold(page, "input[name=to]");
    page.locator("input[name=to][value=RECOVERED]").check();
    page.locator("form[action$='/turns'] textarea").fill("连续两次阴性");
    send(page, page.locator("form[action$='/turns'] button[type=submit]"));
    page.onDialog(Dialog::accept);
    for (var number : List.of("S01", "S02", "S03")) {
      page.navigate(address("/isolation/stays/" + stay(number)));
      var why = page.locator("#release-why");
      if (why.count() > 0) {
        why.fill("症状消失，核酸阴性");
      }
      send(page, page.locator("form[action$='/release'] button"));
    }
    page.context().close();
    look();
    var cleaning = Pattern.compile("/isolation/beds/([0-9a-f-]{36})/cleaning");
    cleaning
        .matcher(html(get(logistics, "/isolation")))
        .results()
        .map(one -> one.group())
        .distinct()
        .forEach(path -> ok(post(logistics, path)));
    until(last.plusDays(1), 8, 0);
    ok(post(clinic, outbreak() + "/closure"));
  }

  private void nothingIsLeft() {
    // The fever of the first day has left its list long ago, the contacts' days are over.
    look();
    assertThat(
            count(
                "select count(*) from isolation.bed where institution_id = ? and free_at is null"))
        .isZero();
    assertThat(
            count("select count(*) from watch.entry where institution_id = ? and ended_at is null"))
        .isZero();
    assertThat(open()).isEmpty();
    assertThat(incidents()).isEmpty();
    var page = at(counsellor, "/people/" + person("S02"));
    assertThat(page.locator("#timeline")).isVisible();
    Chromium.hold(page, "dossier");
    page.context().close();
  }
}
