package org.muster.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.muster.MusterTest;
import org.muster.audit.Trail;
import org.muster.audit.TrailEntry;
import org.muster.identity.FirstInstitution;
import org.muster.identity.PretendCas;
import org.muster.identity.PretendDingTalk;
import org.muster.identity.PretendOidc;
import org.muster.identity.PretendWeCom;
import org.muster.identity.Roll;
import org.muster.identity.Visitor;
import org.muster.shared.CurrentInstitution;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A campus with sign-in services of both kinds, and one that is down. */
@MusterTest
abstract class OnCampusWithServices {

  static final PretendOidc OIDC = new PretendOidc();
  static final PretendCas CAS = new PretendCas();
  static final PretendWeCom WECOM = new PretendWeCom();
  static final PretendDingTalk DINGTALK = new PretendDingTalk();
  static final String NUMBER = "T-SSO-01";

  @Autowired MockMvcTester browser;
  @Autowired FirstInstitution founding;
  @Autowired Roll roll;
  @Autowired Trail trail;
  @Autowired JdbcClient sql;

  Visitor visitor;
  UUID institution;

  @DynamicPropertySource
  static void services(DynamicPropertyRegistry settings) {
    service(settings, "campus", "oidc", "issuer", OIDC.issuer());
    service(settings, "old", "cas", "server", CAS.address() + "/");
    service(settings, "new", "cas", "server", CAS.address());
    settings.add("muster.sign-in.new.number-claim", () -> "employeeNumber");
    service(settings, "wecom", "wecom", "server", WECOM.address());
    settings.add("muster.sign-in.wecom.agent-id", () -> "1000002");
    service(settings, "dingtalk", "dingtalk", "server", DINGTALK.address() + "/");
    service(settings, "down", "oidc", "issuer", "http://localhost:1/realm");
    service(settings, "elsewhere", "cas", "server", CAS.address());
    settings.add("muster.sign-in.elsewhere.institution", () -> "not-founded");
  }

  private static void service(
      DynamicPropertyRegistry settings, String key, String kind, String where, String address) {
    var prefix = "muster.sign-in." + key + ".";
    settings.add(prefix + "kind", () -> kind);
    settings.add(prefix + where, () -> address);
    settings.add(prefix + "label-zh", () -> "校园认证" + key);
    settings.add(prefix + "label-en", () -> "Campus " + key);
    settings.add(prefix + "institution", () -> "sso");
    settings.add(prefix + "client-id", () -> "muster");
    settings.add(prefix + "client-secret", () -> "secret");
  }

  @BeforeEach
  void founded() {
    visitor = new Visitor(browser);
    institution =
        roll.institution("sso")
            .orElseGet(
                () -> founding.create("sso", "试验大学", "Asia/Shanghai", NUMBER, "王老师").institution());
    sql.sql("delete from identity.account where institution_id = ?").param(institution).update();
  }

  final String leave(String address) {
    var sent = visitor.get(address, "en");
    assertThat(sent).hasStatus3xxRedirection();
    return Objects.requireNonNull(sent.getResponse().getRedirectedUrl());
  }

  final MvcTestResult comeBack(String service, String sentTo, String name, String value) {
    var sent = PretendOidc.parameters(sentTo);
    var state =
        sent.containsKey("state")
            ? sent.get("state")
            : PretendOidc.parameters(Objects.requireNonNull(sent.get("service"))).get("state");
    return visitor.get(
        "/sign-in/with/" + service + "/return?state=" + state + "&" + name + "=" + value, "en");
  }

  final void refused(MvcTestResult answer, HttpStatus status, String words) {
    assertThat(answer).hasStatus(status);
    assertThat(Visitor.body(answer)).contains(words, "href=\"/sign-in\"");
    assertThat(visitor.get("/", "en")).hasStatus3xxRedirection();
  }

  final long accounts() {
    return sql.sql("select count(*) from identity.account where institution_id = ?")
        .param(institution)
        .query(Long.class)
        .single();
  }

  final TrailEntry lastEntry() {
    return CurrentInstitution.call(
        institution, () -> trail.read(null, null, Long.MAX_VALUE, 1).getFirst());
  }
}
