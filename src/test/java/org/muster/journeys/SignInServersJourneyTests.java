package org.muster.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A counsellor comes in through a real Keycloak and a real Apereo CAS. Slow, so only {@code
 * .ci/sign-in-servers} runs it.
 */
@Tag("sign-in-servers")
class SignInServersJourneyTests {

  private static final String PASSWORD = "a-long-enough-password";

  @TempDir static Path data;
  private static MusterProcess muster;
  private static IdentityServer keycloak;
  private static IdentityServer cas;
  private static Chromium chromium;
  private static String institution = "";

  @BeforeAll
  static void start() throws Exception {
    int keycloakPort = IdentityServer.freePort();
    int casPort = IdentityServer.freePort();
    var token = "mst_" + UUID.randomUUID();
    // The services are not there yet; the program starts all the same.
    muster =
        MusterProcess.start(
            data,
            "--muster.setup-token=" + token,
            "--muster.sign-in.keycloak.kind=oidc",
            "--muster.sign-in.keycloak.label-zh=Keycloak",
            "--muster.sign-in.keycloak.institution=campus",
            "--muster.sign-in.keycloak.issuer=http://localhost:%d/realms/campus"
                .formatted(keycloakPort),
            "--muster.sign-in.keycloak.client-id=muster",
            "--muster.sign-in.keycloak.client-secret=known-to-both",
            "--muster.sign-in.cas.kind=cas",
            "--muster.sign-in.cas.label-zh=CAS",
            "--muster.sign-in.cas.institution=campus",
            "--muster.sign-in.cas.server=http://localhost:%d/cas".formatted(casPort));
    found(token);
    chromium = new Chromium();
    aServiceThatIsDownSaysSo();
    keycloak = IdentityServer.keycloak(keycloakPort, realm());
    cas = IdentityServer.cas(casPort, service(), "T0001::" + PASSWORD + ",X0001::" + PASSWORD);
    keycloak.waitUntilWell();
    cas.waitUntilWell();
  }

  private static void aServiceThatIsDownSaysSo() {
    var page = signInPage("/");
    look(page, "sign-in-services");
    page.getByRole(AriaRole.LINK, named("使用Keycloak登录")).click();
    assertThat(page.content()).contains("暂时无法连接学校统一身份认证");
    look(page, "sign-in-down");
    page.getByRole(AriaRole.LINK, named("返回登录页")).click();
    assertThat(page.url()).endsWith("/sign-in");
  }

  private static void look(Page page, String name) {
    Chromium.hold(page, name);
    var folder = System.getenv("MUSTER_LOOKS");
    if (folder != null) {
      page.setViewportSize(320, 900);
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")).setFullPage(true));
    }
  }

  @AfterAll
  static void stop() throws Exception {
    for (var each : new AutoCloseable[] {chromium, keycloak, cas, muster}) {
      if (each != null) {
        each.close();
      }
    }
  }

  @Test
  void aCounsellorComesInThroughKeycloak() {
    // Keycloak writes names in small letters, the roll this one with a capital.
    var page = atKeycloak("t0001", "/desk");
    page.waitForURL(muster.address().resolve("/desk").toString());
    assertThat(page.content()).contains("王老师");
    assertThat(trail()).contains("sign-in {\"by\": \"keycloak\"");
    page.context().close();
  }

  @Test
  void aCounsellorComesInThroughCas() {
    var page = atCas("T0001", "/desk");
    page.waitForURL(muster.address().resolve("/desk").toString());
    assertThat(page.content()).contains("王老师");
    assertThat(trail()).contains("sign-in {\"by\": \"cas\"");
    page.context().close();
  }

  @Test
  void whoIsNotOnTheRollIsTurnedAwayByEither() {
    for (var page : new Page[] {atKeycloak("x0001", "/"), atCas("X0001", "/")}) {
      page.waitForURL("**/return?**");
      assertThat(page.content()).containsIgnoringCase("您的号码 X0001 不在名册中");
      page.context().close();
    }
    assertThat(trail()).contains("sign-in.refused {\"by\": \"cas\"");
  }

  @Test
  void aTicketThatWasUsedOpensNothingInAnotherBrowser() {
    var addresses = new ArrayList<String>();
    var page = signInPage("/");
    page.onRequest((Request request) -> addresses.add(request.url()));
    fillIn(page, "CAS", "T0001");
    page.waitForURL(muster.address().resolve("/").toString());
    var used =
        addresses.stream().filter(address -> address.contains("ticket=")).findFirst().orElseThrow();

    var another = chromium.page();
    assertThat(another.navigate(used).status()).isEqualTo(400);
    assertThat(another.content()).contains("请重新登录");
    another.context().close();
    page.context().close();
  }

  private Page atKeycloak(String name, String next) {
    return fillIn(signInPage(next), "Keycloak", name);
  }

  private Page atCas(String name, String next) {
    return fillIn(signInPage(next), "CAS", name);
  }

  private Page fillIn(Page page, String service, String name) {
    page.getByRole(AriaRole.LINK, named("使用" + service + "登录")).click();
    page.locator("#username").fill(name);
    page.locator("#password").fill(PASSWORD);
    page.locator("#password").press("Enter");
    return page;
  }

  private static Page signInPage(String next) {
    var page = chromium.page();
    page.navigate(muster.address().resolve("/sign-in?next=" + next).toString());
    return page;
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static String trail() {
    try (var connection = Database.of(data).connect();
        var statement = connection.createStatement()) {
      statement.execute("set muster.institution = '" + institution + "'");
      try (var rows =
          statement.executeQuery(
              "select string_agg(action || ' ' || detail, '; ' order by seq) from audit.entry")) {
        rows.next();
        return rows.getString(1);
      }
    } catch (Exception unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static void found(String token) throws Exception {
    var founded =
        new Api(muster.address(), token)
            .post(
                "/api/v1/institutions",
                Map.of("code", "campus", "name", "试验大学", "zone", "Asia/Shanghai"));
    institution = founded.get("id").asString();
    Database.of(data)
        .execute(
            "set muster.institution = '" + institution + "'",
            """
            insert into people.person
              (institution_id, id, number, kind, name, initials, joined_at)
            values ('%1$s', '%2$s', 'T0001', 'staff', '王老师', 'wls', now());
            insert into people.post (institution_id, id, person_id, kind, unit_id, from_on)
            select '%1$s', gen_random_uuid(), '%2$s', 'counsellor', id, '2020-01-01'
              from people.unit where institution_id = '%1$s' and kind = 'university'
            """
                .formatted(institution, UUID.randomUUID()));
  }

  private static String realm() {
    return """
    {"realm": "campus", "enabled": true, "sslRequired": "none",
     "clients": [{"clientId": "muster", "secret": "known-to-both", "publicClient": false,
       "standardFlowEnabled": true, "redirectUris": ["%s/sign-in/with/keycloak/return"],
       "attributes": {"pkce.code.challenge.method": "S256"}}],
     "users": [%s, %s]}
    """
        .formatted(muster.address(), user("t0001"), user("x0001"));
  }

  private static String user(String name) {
    return """
    {"username": "%1$s", "enabled": true, "email": "%1$s@example.org", "emailVerified": true,
     "firstName": "Made", "lastName": "Up",
     "credentials": [{"type": "password", "value": "%2$s", "temporary": false}]}
    """
        .formatted(name, PASSWORD);
  }

  private static String service() {
    return """
    {"@class": "org.apereo.cas.services.CasRegisteredService", "id": 1, "name": "Muster",
     "serviceId": "^%s/sign-in/with/cas/return\\\\?.*"}
    """
        .formatted(muster.address());
  }
}
