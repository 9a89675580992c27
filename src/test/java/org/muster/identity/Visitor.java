package org.muster.identity;

import jakarta.servlet.http.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.muster.shared.Ids;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Somebody with a browser: keeps cookies and sends forms with their hidden token. */
public final class Visitor {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final MockMvcTester browser;
  private final List<Cookie> cookies = new ArrayList<>();

  public Visitor(MockMvcTester browser) {
    this.browser = browser;
  }

  /** A new institution's founder, who holds the posts of data team and working group. */
  public record Founder(UUID institution, UUID person, UUID account, String login) {}

  /** The password of every account made here. */
  public static final String PASSWORD = "correct horse battery";

  /** Founds an institution of its own for the caller. */
  public static Founder found(FirstInstitution founding, Accounts accounts) {
    var code = "v" + Ids.next().toString().replace("-", "").substring(8, 30);
    var founded = founding.create(code, "试验大学", "Asia/Shanghai", "T-" + code, "王老师");
    var account =
        accounts.create(founded.institution(), founded.person(), "T-" + code, "王老师", PASSWORD);
    return new Founder(founded.institution(), founded.person(), account, "T-" + code);
  }

  /** Opens an address. */
  public MvcTestResult get(String address, String language) {
    return keep(request(HttpMethod.GET, address).header("Accept-Language", language).exchange());
  }

  /** Sends the form of a page with the page's own token. */
  public MvcTestResult send(String page, String action, Map<String, String> fields) {
    var matcher = TOKEN.matcher(body(get(page, "en")));
    if (!matcher.find()) {
      throw new AssertionError("no form on " + page);
    }
    var request =
        request(HttpMethod.POST, action)
            .header("Accept-Language", "en")
            .param("_csrf", matcher.group(1));
    fields.forEach(request::param);
    return keep(request.exchange());
  }

  private MockMvcTester.MockMvcRequestBuilder request(HttpMethod method, String address) {
    var request = browser.method(method).uri(address);
    return cookies.isEmpty() ? request : request.cookie(cookies.toArray(Cookie[]::new));
  }

  /** Signs in on the page. */
  public MvcTestResult signIn(String login, String password) {
    return send("/sign-in", "/sign-in", Map.of("login", login, "password", password));
  }

  public List<Cookie> cookies() {
    return List.copyOf(cookies);
  }

  /** What was answered. */
  public static String body(MvcTestResult result) {
    return new String(
        result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private MvcTestResult keep(MvcTestResult result) {
    for (var fresh : result.getResponse().getCookies()) {
      cookies.removeIf(old -> old.getName().equals(fresh.getName()));
      if (fresh.getMaxAge() != 0) {
        cookies.add(fresh);
      }
    }
    return result;
  }
}
