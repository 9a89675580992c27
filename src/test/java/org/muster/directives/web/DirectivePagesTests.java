package org.muster.directives.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.muster.identity.Viewer;
import org.muster.identity.web.SignedIn;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.Ids;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** A directive written, looked over, issued, answered, followed and forwarded by its pages. */
class DirectivePagesTests extends OnCampus {

  private static final Pattern PAGE = Pattern.compile("/directives/([0-9a-f-]{36})/progress");

  private static final byte[] PDF = "%PDF-1.7 通知".getBytes(StandardCharsets.UTF_8);

  /** The four items of an ordinary order: know, do, return, study. */
  private static String[] written(String id, String... more) {
    var fields =
        new ArrayList<>(
            List.of(
                "id",
                id,
                "items",
                "4",
                "title",
                "春季学期疫情防控",
                "text",
                "请认真落实。",
                "i1-kind",
                "do",
                "i1-title",
                "摸清每名学生情况",
                "i1-due",
                "2026-11-21T18:00",
                "i2-kind",
                "do",
                "i2-title",
                "每日联系在校学生",
                "i2-due",
                "2026-11-21T20:00",
                "i2-daily",
                "2026-11-23",
                "i2-evidence",
                "note",
                "i3-kind",
                "return",
                "i3-title",
                "报送数据",
                "i3-due",
                "2026-11-27T18:00",
                "i3-held",
                "students",
                "i3-label",
                "滞留湖北人数",
                "i3-unit",
                "人",
                "i3-type",
                "number",
                "i4-kind",
                "read",
                "i4-title",
                "学习并转发通知",
                "i4-due",
                "2026-11-22T18:00",
                "whom",
                "posts",
                "post",
                "counsellor"));
    fields.addAll(List.of(more));
    return fields.toArray(String[]::new);
  }

  private String issued(Viewer by, String... fields) {
    var answer = post(by, "/directives", fields);
    assertThat(answer).hasStatus3xxRedirection();
    var found = PAGE.matcher(String.valueOf(answer.getResponse().getRedirectedUrl()));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private String issued(Viewer by) {
    return issued(by, written(Ids.next().toString()));
  }

  private static void says(MvcTestResult page, String... words) {
    assertThat(page).hasStatusOk();
    assertThat(page).bodyText().contains(words);
  }

  private MvcTestResult answer(Viewer by, String id, int item, String... fields) {
    var all = new ArrayList<>(List.of("for", String.valueOf(by.person())));
    all.addAll(List.of(fields));
    return post(by, "/directives/" + id + "/items/" + item + "/answer", all.toArray(String[]::new));
  }

  @Test
  void whoWillReceiveItIsSeenBeforeOneClickIssuesIt() {
    var id = Ids.next().toString();
    says(get(workingGroup, "/directives/new"), "日况已有的数据", "在册学生数", "当日未报人数");
    says(
        post(workingGroup, "/directives/preview", written(id)),
        "将下发给 1 人，共 6 项",
        "王老师",
        "下发给 1 人",
        "滞留湖北人数");
    assertThat(get(counsellor, "/directives")).bodyText().contains("没有待办任务");
    assertThat(issued(workingGroup, written(id))).isEqualTo(issued(workingGroup, written(id)));
    says(get(counsellor, "/"), "有 1 项任务待办", "春季学期疫情防控");
  }

  @Test
  void whatIsWrongIsSaidAndWhatWasTypedStays() {
    var answer =
        post(workingGroup, "/directives/preview", written(Ids.next().toString(), "i5-title", "x"));
    assertThat(answer).hasStatusOk();
    var bad = written(Ids.next().toString());
    bad[List.of(bad).indexOf("2026-11-21T18:00")] = "2026-11-20T18:00";
    answer = post(workingGroup, "/directives", bad);
    assertThat(answer).hasStatus(422);
    assertThat(answer).bodyText().contains("第 1 项的截止时间应晚于现在", "每日联系在校学生", "滞留湖北人数");
    assertThat(post(leader, "/directives/preview", bad)).hasStatus(403);
    assertThat(get(leader, "/directives/new")).hasStatus(403);
  }

  @Test
  void aReceiverAnswersEachItemAndTheIssuerSeesIt() {
    var id = issued(workingGroup);
    var page = get(counsellor, "/directives/" + id);
    says(page, "摸清每名学生情况", "✓ 已办结", "在册学生数：6 人", "由日况填报", "滞留湖北人数", "学习并转发通知");
    assertThat(answer(counsellor, id, 1)).hasStatus3xxRedirection();
    assertThat(answer(counsellor, id, 2)).hasStatus(422);
    assertThat(answer(counsellor, id, 2, "note", "全部联系到")).hasStatus3xxRedirection();
    assertThat(answer(counsellor, id, 5, "q2", "many")).hasStatus(422);
    assertThat(answer(counsellor, id, 5, "q2", "3")).hasStatus3xxRedirection();
    says(get(counsellor, "/directives/" + id), "滞留湖北人数：3 人", "在册学生数：6 人", "全部联系到");
    says(get(workingGroup, "/directives/" + id + "/progress"), "第1学院", "王老师", "已办 3/6 项", "按学院");
    says(get(workingGroup, "/directives/" + id + "/figures"), "滞留湖北人数", "已报 1/1 人", "下载 xlsx");
    says(get(chief, "/directives"), "所辖人员收到的任务", "春季学期疫情防控");
    says(get(chief, "/directives/" + id + "/progress"), "王老师");
    assertThat(get(leader, "/directives/" + id)).hasStatus(404);
    assertThat(get(counsellor, "/directives/" + id + "/progress")).hasStatus(404);
    var sheet = get(workingGroup, "/directives/" + id + "/figures.xlsx");
    assertThat(sheet).hasStatusOk();
    assertThat(sheet.getResponse().getContentAsByteArray()).startsWith('P', 'K');
  }

  @Test
  void aWholeHeldItemIsDoneByItself() {
    var fields =
        List.of(
            "id",
            Ids.next().toString(),
            "items",
            "1",
            "title",
            "报数",
            "i1-kind",
            "return",
            "i1-title",
            "在册人数",
            "i1-due",
            "2026-11-27T18:00",
            "i1-held",
            "round-missing",
            "whom",
            "posts",
            "post",
            "counsellor");
    var id = issued(workingGroup, fields.toArray(String[]::new));
    says(get(counsellor, "/directives/" + id), "当日未报人数：6 人", "无需填写");
    assertThat(get(counsellor, "/")).bodyText().doesNotContain("项任务待办");
    says(get(workingGroup, "/directives/" + id + "/figures"), "由日况填报，未要求任何人填写");
  }

  @Test
  void filesAreHandedOutToBeSavedAndNotToBeShown() {
    var request =
        MockMvcRequestBuilders.multipart("/directives")
            .file(new MockMultipartFile("i4-file", "通知.pdf", "text/html", PDF));
    var fields = written(Ids.next().toString());
    for (int n = 0; n < fields.length; n += 2) {
      request.param(fields[n], fields[n + 1]);
    }
    request.header("Accept-Language", "zh-CN");
    request.with(SecurityMockMvcRequestPostProcessors.csrf()).with(SignedIn.as(workingGroup));
    var answer = browser.perform(request);
    var found = PAGE.matcher(String.valueOf(answer.getResponse().getRedirectedUrl()));
    assertThat(found.find()).isTrue();
    var page = get(counsellor, "/directives/" + found.group(1));
    says(page, "通知.pdf");
    var link =
        Pattern.compile("/directives/[0-9a-f-]{36}/documents/[0-9a-f-]{36}").matcher(html(page));
    assertThat(link.find()).isTrue();
    var file = get(counsellor, link.group());
    assertThat(file.getResponse().getContentAsByteArray()).isEqualTo(PDF);
    assertThat(file.getResponse().getContentType()).isEqualTo("application/pdf");
    assertThat(file.getResponse().getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(file.getResponse().getHeader("Content-Disposition")).startsWith("attachment");
    assertThat(get(leader, link.group())).hasStatus(404);
  }

  @Test
  void whatIsForwardedComesBackAddedUp() {
    var id = issued(workingGroup);
    says(get(counsellor, "/directives/" + id + "/forward"), "转发事项", "摸清每名学生情况");
    var holder = String.valueOf(counsellor.person());
    var child = Ids.next().toString();
    var fields =
        new String[] {
          "id",
          child,
          "for",
          holder,
          "title",
          "请各班报数",
          "item",
          "5",
          "due5",
          "2026-11-26T18:00",
          "whom",
          "posts",
          "post",
          "class_leader"
        };
    says(
        post(counsellor, "/directives/" + id + "/forward/preview", fields),
        "将下发给 1 人，共 1 项",
        "试S01");
    assertThat(post(counsellor, "/directives/" + id + "/forward", fields))
        .hasStatus3xxRedirection();
    says(get(leader, "/"), "有 1 项任务待办", "请各班报数");
    var asked = get(leader, "/directives/" + child);
    says(asked, "滞留湖北人数");
    assertThat(asked).bodyText().doesNotContain("在册学生数");
    assertThat(answer(leader, child, 1, "q2", "2")).hasStatus3xxRedirection();
    says(get(counsellor, "/directives/" + id), "您转发的对象已报送 1/1 人", "value=\"2\"", "转发情况");
    says(get(workingGroup, "/directives/" + child + "/progress"), "试S01");
    fields[List.of(fields).indexOf("2026-11-26T18:00")] = "2026-11-28T18:00";
    fields[1] = Ids.next().toString();
    assertThat(post(counsellor, "/directives/" + id + "/forward", fields)).hasStatus(422);
  }

  @Test
  void aWithdrawnDirectiveAsksForNothing() {
    var id = issued(workingGroup);
    assertThat(post(chief, "/directives/" + id + "/withdraw", "why", "x")).hasStatus(403);
    assertThat(post(workingGroup, "/directives/" + id + "/withdraw", "why", "重复下发"))
        .hasStatus3xxRedirection();
    says(get(counsellor, "/directives/" + id), "撤回：重复下发");
    assertThat(answer(counsellor, id, 1)).hasStatus(409);
    clock.advance(Duration.ofDays(1));
    assertThat(get(counsellor, "/")).bodyText().doesNotContain("项任务待办");
  }
}
