package org.muster.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A passkey from its making to its end, in a real browser with an authenticator of its own. */
class PasskeyJourneyTests {

  private static final String PASSWORD = "correct-horse-battery";

  @TempDir static Path data;

  @Test
  void staffComeInByFingerAndNotByAKeyThatWasTakenAway() throws Exception {
    try (var muster = MusterProcess.start(data);
        var chromium = new Chromium()) {
      var page = chromium.page();
      authenticator(page);
      found(page, muster);

      page.navigate(muster.address().resolve("/me/passkeys").toString());
      Chromium.hold(page, "passkeys, none");
      page.locator("#label").fill("办公室电脑");
      page.locator("form[data-passkey=create] button").click();
      page.waitForSelector("h2:has-text('办公室电脑')");
      Chromium.hold(page, "passkeys");

      signOut(page, muster);
      Chromium.hold(page, "sign-in with passkeys");
      page.locator("form[data-passkey=get] button").click();
      page.waitForURL(muster.address() + "/");
      assertThat(page.content()).contains("王老师");

      page.navigate(muster.address().resolve("/me/passkeys").toString());
      page.onDialog(dialog -> dialog.accept());
      page.locator("button[form^=remove-]").click();
      page.waitForSelector("text=没有通行密钥");
      signOut(page, muster);
      page.locator("form[data-passkey=get] button").click();
      page.waitForSelector("text=该通行密钥无法登录本系统");
    }
  }

  /** A built-in authenticator that has just seen its owner's finger. */
  private static CDPSession authenticator(Page page) {
    var tools = page.context().newCDPSession(page);
    tools.send("WebAuthn.enable");
    var options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    options.addProperty("automaticPresenceSimulation", true);
    var wanted = new JsonObject();
    wanted.add("options", options);
    tools.send("WebAuthn.addVirtualAuthenticator", wanted);
    return tools;
  }

  private static void found(Page page, MusterProcess muster) throws Exception {
    var link = Pattern.compile("/setup/[\\w-]+").matcher(muster.output());
    assertThat(link.find()).as(muster.output()).isTrue();
    page.navigate(muster.address().resolve(link.group()).toString());
    page.locator("#name").fill("试验大学");
    page.locator("#code").fill("trial");
    page.locator("#person").fill("王老师");
    page.locator("#number").fill("T01");
    page.locator("#password").fill(PASSWORD);
    page.locator("#again").fill(PASSWORD);
    page.locator("form[action$='/institution'] button[type=submit]").click();
    page.waitForURL(muster.address() + "/");
  }

  private static void signOut(Page page, MusterProcess muster) {
    page.navigate(muster.address().resolve("/me").toString());
    page.locator("form[action='/sign-out'] button").click();
    page.waitForURL("**/sign-in");
  }
}
