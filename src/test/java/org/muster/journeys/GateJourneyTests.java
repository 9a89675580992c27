package org.muster.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.muster.movement.Passes;
import org.muster.movement.Span;
import org.muster.movement.Whereabouts;
import org.springframework.beans.factory.annotation.Autowired;

/** A gate whose line is dead: the page is loaded anew, verifies, keeps who went through, tells. */
@SuppressWarnings("NullAway.Init")
class GateJourneyTests extends OutbreakOnCampus {

  @Autowired Passes passes;
  @Autowired Whereabouts whereabouts;

  @Test
  void aPassIsVerifiedWithoutALineAfterTheGateWasLoadedAnewAndCountsWhenItIsBack() {
    var code = signedPassOfToday();
    var page = at(logistics, "/verify");
    page.clock().setFixedTime(Date.from(clock.instant()));
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
    // With the worker in charge the page and what belongs to it are kept.
    page.reload();
    page.reload();
    Chromium.holdToAccessibility(page, "gate");
    page.context().setOffline(true);
    page.reload();
    assertThat(page.locator("h1")).hasText("门岗核验");
    page.locator("#code").fill(code);
    page.locator("#gate form button").click();
    assertThat(page.locator("#offline")).containsText("✓ 有效");
    assertThat(page.locator("#offline [data-name]")).hasText("试S02");
    page.locator("#offline [data-direction=in]").click();
    assertThat(page.locator("[data-waiting]")).containsText("1");
    // A camera opens the code's own address: the same page answers for it.
    page.navigate(address(code));
    assertThat(page.locator("#offline")).containsText("✓ 有效");
    assertThat(page.locator("[data-waiting]")).containsText("1");
    // Once more by another gatekeeper, hours later: it does not count, and is not silently lost.
    page.context().setOffline(false);
    page.evaluate("() => dispatchEvent(new Event('online'))");
    assertThat(page.locator("[data-waiting]")).hasText("");
    assertThat(count("select count(*) from movement.crossing where institution_id = ?"))
        .isEqualTo(1);
    assertThat(page.locator("#refused")).isHidden();
    secondTime(page, code);
    page.context().close();
  }

  private void secondTime(Page page, String code) {
    clock.advance(java.time.Duration.ofHours(3));
    page.clock().setFixedTime(Date.from(clock.instant()));
    page.context().setOffline(true);
    page.locator("#code").fill(code);
    page.locator("#gate form button").click();
    page.locator("#offline [data-direction=in]").click();
    page.context().setOffline(false);
    page.evaluate("() => dispatchEvent(new Event('online'))");
    assertThat(page.locator("#refused")).containsText("该通行码当时无效");
    assertThat(page.locator("#refused")).containsText("试S02");
    page.reload();
    assertThat(page.locator("#refused")).containsText("试S02");
    page.locator("#refused button").click();
    assertThat(page.locator("#refused")).isHidden();
  }

  /** What the code on S02's telephone says: the pass, and the name behind the #. */
  private String signedPassOfToday() {
    here(
        () -> {
          whereabouts.moved(
              person("S02"),
              new Whereabouts.Move(
                  Span.Where.HOME, null, "420100", clock.instant(), "roster", null),
              "-");
          return true;
        });
    var today = campus.institution().day(clock.instant()).toString();
    ok(
        post(
            workingGroup,
            "/movement/batches",
            "name",
            "第一批",
            "unit",
            campus.classes().getFirst().toString(),
            "from",
            today,
            "to",
            today,
            "capacity",
            "3"));
    var batch =
        here(
            () ->
                jdbc.sql("select id from movement.batch where institution_id = ?")
                    .param(campus.id())
                    .query(java.util.UUID.class)
                    .single());
    ok(post(student("S02"), "/movement/batches/" + batch + "/day", "day", today));
    return here(
        () -> {
          var pass = passes.of(person("S02")).getFirst();
          return "/verify/"
              + passes.signed(pass)
              + "#"
              + Base64.getUrlEncoder()
                  .withoutPadding()
                  .encodeToString(pass.name().getBytes(StandardCharsets.UTF_8));
        });
  }
}
