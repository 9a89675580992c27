package org.muster.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.identity.Viewer;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.beans.factory.annotation.Autowired;

class StatementsTests extends OnCampus {

  @Autowired Statements statements;

  private Statement publish(Statement.Kind kind, String body) {
    return CurrentInstitution.call(
        campus.id(),
        () ->
            statements.publish(
                new Statements.Draft(
                    kind == Statement.Kind.NOTICE ? "privacy" : "location",
                    kind,
                    "告知书",
                    "Notice",
                    body,
                    "In English: " + body),
                "张处长"));
  }

  private Viewer student() {
    return new Viewer(campus.id(), person("S05"), "试S05");
  }

  private UUID me() {
    return Objects.requireNonNull(student().person());
  }

  @Test
  void areReadByAnybodyInBothLanguagesWithoutSigningIn() {
    publish(Statement.Kind.NOTICE, "收集什么：所在地");
    var address = "/privacy/" + campus.institution().code();
    assertThat(html(browser.get().uri(address).header("Accept-Language", "zh-CN").exchange()))
        .contains("收集什么", "第 1 版", "180 天", "第十九条");
    assertThat(html(browser.get().uri(address).header("Accept-Language", "en").exchange()))
        .contains("In English", "Version 1", "180 days");
    assertThat(browser.get().uri("/privacy/no-such").exchange()).hasStatus(404);
  }

  @Test
  void tellEverybodyAnewWhenAVersionIsPublished() {
    var first = publish(Statement.Kind.NOTICE, "一");
    assertThat(html(get(student(), "/"))).contains("请阅读", "告知书");
    assertThat(post(student(), "/me/statements/" + first.id(), "said", "read")).hasStatus(302);
    assertThat(html(get(student(), "/"))).doesNotContain("请阅读");
    var second = publish(Statement.Kind.NOTICE, "二");
    assertThat(second.version()).isEqualTo(2);
    assertThat(html(get(student(), "/"))).contains("请阅读");
    assertThat(post(student(), "/me/statements/" + first.id(), "said", "read")).hasStatus(409);
    CurrentInstitution.run(
        campus.id(),
        () -> {
          assertThat(statements.versions())
              .extracting(Statements.Answered::read)
              .containsExactly(0, 1);
          assertThat(statements.get(first.id()).bodyZh()).isEqualTo("一");
        });
  }

  @Test
  void letWhoAgreedWithdrawAsEasily() {
    var consent = publish(Statement.Kind.CONSENT, "用于返乡路线提醒");
    var address = "/me/statements/" + consent.id();
    CurrentInstitution.run(
        campus.id(), () -> assertThat(statements.agrees(me(), "location")).isFalse());
    assertThat(post(student(), address, "said", "agreed")).hasStatus(302);
    CurrentInstitution.run(
        campus.id(), () -> assertThat(statements.agrees(me(), "location")).isTrue());
    assertThat(html(get(student(), "/me/statements"))).contains("撤回同意");
    clock.advance(java.time.Duration.ofMinutes(1));
    assertThat(post(student(), address, "said", "declined")).hasStatus(302);
    CurrentInstitution.run(
        campus.id(),
        () -> {
          assertThat(statements.agrees(me(), "location")).isFalse();
          assertThat(statements.versions().getFirst().declined()).isOne();
        });
    publish(Statement.Kind.CONSENT, "也用于短信");
    CurrentInstitution.run(
        campus.id(), () -> assertThat(statements.agrees(me(), "location")).isFalse());
  }

  @Test
  void takeNoAnswerThatDoesNotFit() {
    var notice = publish(Statement.Kind.NOTICE, "一");
    CurrentInstitution.run(
        campus.id(),
        () ->
            assertThatThrownBy(() -> statements.answer(me(), notice.id(), "agreed"))
                .isInstanceOf(Problem.class));
  }

  @Test
  void arePublishedInBothLanguagesByThoseWhoAnswerForTheData() {
    assertThat(html(get(workingGroup, "/admin/statements"))).contains("个人信息处理告知书");
    assertThat(post(workingGroup, "/admin/statements", "code", "privacy", "title-zh", "告知书"))
        .hasStatus(422);
    assertThat(
            post(
                workingGroup,
                "/admin/statements",
                "code",
                "privacy",
                "title-zh",
                "告知书",
                "title-en",
                "Notice",
                "body-zh",
                "一\n二",
                "body-en",
                "one\ntwo"))
        .hasStatus(302);
    assertThat(html(get(workingGroup, "/admin/statements"))).contains("第 1 版", "<p>二</p>");
    assertThat(get(counsellor, "/admin/statements")).hasStatus(403);
  }
}
