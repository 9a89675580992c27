package org.muster.notices.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.muster.identity.Viewer;
import org.muster.rounds.web.OnCampus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Messages written, looked over, sent, read and followed by their pages. */
class NoticePagesTests extends OnCampus {

  private String[] written(String... more) {
    var fields =
        new java.util.ArrayList<>(
            java.util.List.of(
                "key", "k1", "title-zh", "明日停课", "body-zh", "请留在宿舍。\n有事找辅导员。", "days", "2"));
    fields.addAll(java.util.List.of(more));
    return fields.toArray(String[]::new);
  }

  private String sent(Viewer by, String... more) {
    var answer = post(by, "/notices", written(more));
    assertThat(answer).hasStatus3xxRedirection();
    var path = Pattern.compile("/notices/([0-9a-f-]{36})/reach");
    var found = path.matcher(String.valueOf(answer.getResponse().getRedirectedUrl()));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static void says(MvcTestResult page, String... words) {
    assertThat(page).hasStatusOk();
    assertThat(page).bodyText().contains(words);
  }

  @Test
  void aCounsellorSeesWhoWouldBeToldBeforeAnythingIsSent() {
    var page = post(counsellor, "/notices/preview", written());
    says(page, "将发送给 6 人", "试S01", "试S06", "明日停课");
    assertThat(page).bodyText().doesNotContain("试S07");
    assertThat(get(leader, "/notices")).bodyText().contains("暂无通知");
  }

  @Test
  void whoIsToldReadsItAndTheSenderSeesThat() {
    var id = sent(counsellor);
    says(get(leader, "/"), "有 1 条未读通知", "明日停课");
    says(get(leader, "/notices"), "未读", "明日停课");
    says(get(leader, "/notices/" + id), "请留在宿舍。", "王老师");
    assertThat(get(leader, "/notices")).bodyText().doesNotContain("未读");
    says(get(counsellor, "/notices/" + id + "/reach"), "已发送 100%", "甲11班");
  }

  @Test
  void theSameFormSentTwiceIsOneMessage() {
    assertThat(sent(counsellor)).isEqualTo(sent(counsellor));
    assertThat(get(leader, "/")).bodyText().contains("有 1 条未读通知");
  }

  @Test
  void aMessageToClassLeadersIsNotForTheirClassMates() {
    sent(workingGroup, "whom", "posts", "post", "class_leader");
    says(get(leader, "/notices"), "明日停课");
    assertThat(get(new Viewer(campus.id(), person("S02"), "试S02"), "/notices"))
        .bodyText()
        .doesNotContain("明日停课");
  }

  @Test
  void aMessageOfAnotherIsNotFollowedByAColleague() {
    var id = sent(workingGroup);
    assertThat(get(counsellor, "/notices/" + id + "/reach")).hasStatus(404);
    says(get(dataTeam, "/notices/" + id + "/reach"), "明日停课");
  }

  @Test
  void whatCannotBeSentIsSaidBeforeTheNamesAreShown() {
    assertThat(post(counsellor, "/notices/preview", "key", "k", "title-zh", "", "body-zh", "x"))
        .hasStatus(422);
    assertThat(post(counsellor, "/notices/preview", written("more", "phase=emergency")))
        .hasStatus(422);
    assertThat(post(counsellor, "/notices/preview", written("whom", "posts"))).hasStatus(422);
  }

  @Test
  void aClassLeaderRemindsAllByOneButtonAndNotAgainAtOnce() {
    var classPage = "/class/" + campus.classes().getFirst();
    says(get(leader, classPage), "一键提醒全部 3 人");
    var nudge = classPage + "/nudge";
    assertThat(post(leader, nudge, "round", round.id().toString())).hasStatus3xxRedirection();
    assertThat(post(leader, nudge, "round", round.id().toString())).hasStatus3xxRedirection();
    var student = new Viewer(campus.id(), person("S02"), "试S02");
    says(get(student, "/"), "有 1 条未读通知");
    says(get(leader, classPage), "已于 08:12 提醒");
    assertThat(
            post(
                leader,
                "/class/" + campus.classes().get(1) + "/nudge",
                "round",
                round.id().toString()))
        .hasStatus(403);
  }

  @Test
  void everybodySaysHowTheyWantToBeTold() {
    says(get(leader, "/me/notices"), "22:30", "07:00", "Asia/Shanghai");
    assertThat(
            post(
                leader,
                "/me/notices",
                "quiet-from",
                "23:00",
                "quiet-to",
                "06:00",
                "zone",
                "Europe/London"))
        .hasStatus3xxRedirection();
    says(get(leader, "/me/notices"), "23:00", "06:00", "Europe/London");
    assertThat(
            post(leader, "/me/notices", "quiet-from", "23:00", "quiet-to", "06:00", "zone", "Mars"))
        .hasStatus(422);
  }
}
