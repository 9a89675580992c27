package org.muster.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.MusterTest;
import org.muster.audit.Actor;
import org.muster.identity.Accounts;
import org.muster.identity.FirstInstitution;
import org.muster.identity.TokenScope;
import org.muster.identity.Tokens;
import org.muster.identity.Viewer;
import org.muster.identity.Visitor;
import org.muster.people.DirectoryEntries;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.PublicAddress;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Two institutions with a host name each, where somebody has the same staff number in both. */
@MusterTest
@SuppressWarnings("NullAway.Init")
class EntranceTests {

  private static final String NUMBER = "T-SAME";
  private static final String FIRST = "first password of two";
  private static final String SECOND = "second password of two";

  @Autowired MockMvcTester browser;
  @Autowired Accounts accounts;
  @Autowired FirstInstitution founding;
  @Autowired Institutions institutions;
  @Autowired DirectoryEntries entries;
  @Autowired PublicAddress address;
  @Autowired Tokens tokens;

  private Visitor.Founder one;
  private Visitor.Founder other;
  private String host;
  private String otherHost;

  @BeforeEach
  void founded() {
    one = Visitor.found(founding, accounts);
    other = Visitor.found(founding, accounts);
    accounts.create(one.institution(), one.person(), NUMBER, "王老师", FIRST);
    accounts.create(other.institution(), other.person(), NUMBER, "李老师", SECOND);
    host = named(one);
    otherHost = named(other);
  }

  private String named(Visitor.Founder founder) {
    var code = code(founder.institution());
    CurrentInstitution.run(
        founder.institution(),
        () -> Actor.MUSTER.run(() -> entries.addHost(code, code + ".Example.EDU.cn")));
    return code + ".example.edu.cn";
  }

  private String code(UUID institution) {
    return institutions.get(institution).code();
  }

  private static String at(String host, String path) {
    return "https://" + host + path;
  }

  @Test
  void theSignInPageSaysWhoseItIsAndOpensThatOnesAccountsOnly() {
    var visitor = new Visitor(browser);
    assertThat(Visitor.body(visitor.get(at(host, "/sign-in"), "zh-CN"))).contains("试验大学");
    assertThat(signIn(visitor, host, SECOND)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(signIn(visitor, host, FIRST)).hasRedirectedUrl("/");
    assertThat(Visitor.body(visitor.get(at(host, "/"), "zh-CN"))).contains("王老师");
    assertThat(signIn(new Visitor(browser), otherHost, SECOND)).hasRedirectedUrl("/");
  }

  private org.springframework.test.web.servlet.assertj.MvcTestResult signIn(
      Visitor visitor, String host, String password) {
    return visitor.send(
        at(host, "/sign-in"), at(host, "/sign-in"), Map.of("login", NUMBER, "password", password));
  }

  @Test
  void aSessionOfOneIsNoneUnderTheNameOfAnotherAndStaysGoodUnderItsOwn() {
    var visitor = new Visitor(browser);
    signIn(visitor, host, FIRST);
    assertThat(visitor.get(at(otherHost, "/"), "en")).hasStatus3xxRedirection();
    assertThat(visitor.get(at(host, "/"), "en")).hasStatusOk();
    assertThat(visitor.get("/", "en")).as("under a name of nobody's").hasStatusOk();
  }

  @Test
  void aTokenOfOneIsNoneUnderTheNameOfAnother() {
    var token =
        tokens.issue(
            new Viewer(one.institution(), one.person(), "王老师"),
            "test",
            Set.of(TokenScope.TRAIL),
            Tokens.LONGEST);
    assertThat(check(host, token.text())).hasStatusOk();
    assertThat(check(otherHost, token.text())).hasStatus(HttpStatus.UNAUTHORIZED);
  }

  private org.springframework.test.web.servlet.assertj.MvcTestResult check(
      String host, String token) {
    return browser
        .get()
        .uri(at(host, "/api/v1/trail/check"))
        .header("Authorization", "Bearer " + token)
        .exchange();
  }

  @Test
  void aOneTimeLinkOpensUnderItsOwnNameOnly() {
    var link = accounts.invite(one.institution(), one.account(), Accounts.LINK_LIFE);
    assertThat(link).startsWith("http://" + host);
    var path = link.substring(link.indexOf("/sign-in/"));
    var visitor = new Visitor(browser);
    assertThat(visitor.get(at(otherHost, path), "en")).hasStatus(HttpStatus.GONE);
    assertThat(visitor.get(at(host, path), "en")).hasStatusOk();
  }

  @Test
  void linksBeginWithTheInstitutionsOwnName() {
    assertThat(address.of(one.institution())).contains("//" + host);
    assertThat(address.of(one.institution())).isNotEqualTo(address.of(other.institution()));
    assertThat(CurrentInstitution.<String, RuntimeException>call(other.institution(), address::get))
        .contains("//" + otherHost);
    assertThat(address.get()).isEqualTo(address.common());
  }

  @Test
  void whoTookThePathIsRememberedUntilTheyGoBack() {
    var visitor = new Visitor(browser);
    assertThat(visitor.get("/i/" + code(one.institution()), "en")).hasRedirectedUrl("/sign-in");
    assertThat(Visitor.body(visitor.get("/sign-in", "en"))).contains("试验大学", "Another institution");
    assertThat(visitor.signIn(NUMBER, SECOND)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    visitor.get("/i/-", "en");
    assertThat(Visitor.body(visitor.get("/sign-in", "en"))).doesNotContain("试验大学");
    assertThat(visitor.signIn(NUMBER, SECOND)).hasRedirectedUrl("/");
    assertThat(visitor.get("/i/nobodys-code", "en")).hasStatus(HttpStatus.NOT_FOUND);
  }
}
