package org.muster.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.MusterTest;
import org.muster.identity.Accounts;
import org.muster.identity.FirstInstitution;
import org.muster.identity.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@MusterTest
class FrameTests {

  @Autowired MockMvcTester browser;
  @Autowired Accounts accounts;
  @Autowired FirstInstitution founding;

  private Visitor visitor;
  private Visitor.Founder founder;

  @BeforeEach
  void signedIn() {
    visitor = new Visitor(browser);
    founder = Visitor.found(founding, accounts);
    visitor.signIn(founder.login(), Visitor.PASSWORD);
  }

  @Test
  void speaksBothLanguages() {
    assertThat(Visitor.body(visitor.get("/", "zh-CN")))
        .contains("<html lang=\"zh-CN\">", "王老师，您好", ">今日</a>", ">人员</a>", "试验大学");
    assertThat(Visitor.body(visitor.get("/", "en")))
        .contains("<html lang=\"en\">", "Hello, 王老师", ">Today</a>", ">People</a>");
  }

  @Test
  void keepsTheLanguageThatWasChosen() {
    visitor.get("/?lang=en", "zh-CN");
    assertThat(Visitor.body(visitor.get("/me", "zh-CN"))).contains("<html lang=\"en\">");
    visitor.get("/?lang=zh-CN", "zh-CN");
    assertThat(Visitor.body(visitor.get("/me", "en"))).contains("<html lang=\"zh-CN\">");
  }

  @Test
  void marksWhereTheReaderIs() {
    assertThat(Visitor.body(visitor.get("/people", "en")))
        .contains("<a href=\"/people\" aria-current=\"page\">")
        .doesNotContain("<a href=\"/\" aria-current");
  }

  @Test
  void findsAPersonAndOpensTheDossier() {
    assertThat(Visitor.body(visitor.get("/people?q=" + founder.login(), "en")))
        .contains("href=\"/people/" + founder.person() + "\"");
    assertThat(Visitor.body(visitor.get("/people/" + founder.person(), "en")))
        .contains("<h1>王老师</h1>");
  }

  @Test
  void doesNotSayWhetherSomebodyElsesPersonExists() {
    var elsewhere = Visitor.found(founding, accounts);
    assertThat(visitor.get("/people/" + elsewhere.person(), "en")).hasStatus(HttpStatus.NOT_FOUND);
    assertThat(visitor.get("/people/not-an-id", "en")).hasStatus(HttpStatus.NOT_FOUND);
  }

  @Test
  void showsATokenOnceAndRevokesIt() {
    var made =
        Visitor.body(
            visitor.send(
                "/me/tokens",
                "/me/tokens",
                Map.of("label", "dean's job", "scopes", "rounds:read", "days", "7")));
    assertThat(made).containsPattern("mst_[\\w-]{43}").contains("dean&#39;s job");
    var list = Visitor.body(visitor.get("/me/tokens", "en"));
    assertThat(list).doesNotContain("mst_");
    var id = list.replaceAll("(?s).*/me/tokens/([0-9a-f-]{36})/revocation.*", "$1");
    assertThat(visitor.send("/me/tokens", "/me/tokens/" + id + "/revocation", Map.of()))
        .hasRedirectedUrl("/me/tokens");
    assertThat(Visitor.body(visitor.get("/me/tokens", "en"))).contains("No tokens");
  }
}
