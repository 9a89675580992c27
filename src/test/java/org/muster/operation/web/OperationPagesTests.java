package org.muster.operation.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.muster.identity.Viewer;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;

class OperationPagesTests extends OnCampus {

  private static final Pattern EXPECTED = Pattern.compile("name=\"expected\" value=\"([^\"]+)\"");
  private static final Pattern TICK = Pattern.compile("/duties/ticks/([^/]+)/undoing");

  @Test
  void leadTheWorkingGroupFromPreviewToStageToStandDown() {
    assertThat(html(get(workingGroup, "/operations"))).contains("传染病疫情防控", "防御台风", "假期离校与返校");
    assertThat(html(get(workingGroup, "/operations/packs/outbreak/1?stage=response")))
        .contains("每日健康情况", "12 人", "无人任职", "全面掌握所带每一名学生");
    declare("response");
    var id = operation();
    assertThat(html(get(workingGroup, "/operations"))).contains("应急响应", "转入“校园封闭管理”");
    var step = html(get(workingGroup, "/operations/" + id + "/stages/closed"));
    assertThat(step).contains("晚间健康情况", "校园实行封闭管理", "不再执行 1 项", "未经批准一律不得提前返校");
    var expected = EXPECTED.matcher(step);
    assertThat(expected.find()).isTrue();
    var fields = new String[] {"expected", expected.group(1), "stage", "closed", "why", "校内出现病例"};
    assertThat(post(workingGroup, "/operations/" + id + "/stages", fields))
        .hasStatus3xxRedirection();
    var late = post(workingGroup, "/operations/" + id + "/stages", fields);
    assertThat(late).hasStatus(409);
    assertThat(html(late)).contains("阶段已被他人调整");
    assertThat(html(get(workingGroup, "/operations/" + id + "/closing")))
        .contains("停止：每日健康情况", "12 人");
    assertThat(post(workingGroup, "/operations/" + id + "/end", "why", "疫情结束"))
        .hasStatus3xxRedirection();
    assertThat(html(get(workingGroup, "/operations"))).contains("疫情结束", "校内出现病例");
  }

  @Test
  void tellEverybodyWhatIsInForce() {
    assertThat(html(get(student(), "/operations/current"))).contains("目前没有进行中的专项行动");
    declare("closed");
    assertThat(html(get(student(), "/operations/current")))
        .contains("校园封闭管理", "一级（红色）", "晚间按时归寝点名")
        .doesNotContain("张处长");
    assertThat(html(get(student(), "/"))).contains("校园封闭管理", "/operations/current");
    assertThat(get(student(), "/operations")).hasStatus(403);
    assertThat(get(counsellor, "/operations")).hasStatus(403);
  }

  @Test
  void areTickedOffByNameAndTakenBack() {
    declare("response");
    assertThat(html(get(counsellor, "/duties"))).contains("已完成 0 / 10 项").doesNotContain("已逾期");
    clock.advance(Duration.ofMinutes(30));
    assertThat(html(get(counsellor, "/duties"))).contains("已逾期");
    assertThat(html(get(counsellor, "/"))).contains("还有 10 项职责未完成");
    assertThat(tick(counsellor, counsellor, "know-all", "全部摸清")).hasStatus3xxRedirection();
    tick(counsellor, counsellor, "contact-daily", "");
    tick(counsellor, counsellor, "contact-daily", "");
    var page = html(get(counsellor, "/duties"));
    assertThat(page).contains("已完成 2 / 10 项", "全部摸清", "王老师");
    assertThat(stored()).doesNotContain("全部摸清");
    var tick = TICK.matcher(page);
    assertThat(tick.find()).isTrue();
    assertThat(post(chief, "/duties/ticks/" + tick.group(1) + "/undoing")).hasStatus(403);
    assertThat(post(counsellor, "/duties/ticks/" + tick.group(1) + "/undoing"))
        .hasStatus3xxRedirection();
    assertThat(html(get(counsellor, "/duties"))).contains("已完成 1 / 10 项");
  }

  @Test
  void comeBackEveryDayWhereTheyAreDaily() {
    declare("response");
    tick(counsellor, counsellor, "know-all", "");
    tick(counsellor, counsellor, "contact-daily", "");
    clock.advance(Duration.ofDays(1));
    assertThat(html(get(counsellor, "/duties"))).contains("已完成 1 / 10 项");
  }

  @Test
  void areSeenByUnitAndNameByThoseWhoAnswerForThem() {
    declare("response");
    tick(counsellor, counsellor, "know-all", "");
    assertThat(html(get(chief, "/duties/progress")))
        .contains("第1学院", "王老师", "1 / 10", "还差 9 项")
        .doesNotContain("学生工作组");
    assertThat(html(get(workingGroup, "/duties/progress"))).contains("王老师", "李书记", "张处长");
    assertThat(get(counsellor, "/duties/progress")).hasStatus(403);
  }

  @Test
  void moveToWhoeverStandsIn() {
    declare("response");
    CurrentInstitution.run(campus.id(), this::standIn);
    assertThat(html(get(dataTeam, "/duties"))).contains("代 王老师", "已完成 0 / 10 项");
    assertThat(tick(dataTeam, counsellor, "mind", "")).hasStatus3xxRedirection();
    assertThat(tick(chief, counsellor, "study", "")).hasStatus(403);
    assertThat(html(get(chief, "/duties/progress"))).contains("代班：赵工", "1 / 10");
  }

  private void standIn() {
    jdbc.sql(
            """
            insert into people.stand_in (institution_id, id, post_id, person_id, from_on, to_on)
            select institution_id, :id, id, :person, date '2026-01-01', date '2027-12-31'
              from people.post
             where institution_id = :institution and kind = 'counsellor' and unit_id = :unit
            """)
        .param("institution", campus.id())
        .param("id", Ids.next())
        .param("person", dataTeam.self())
        .param("unit", campus.classes().getFirst())
        .update();
  }

  private Viewer student() {
    return new Viewer(campus.id(), person("S02"), "试S02");
  }

  private void declare(String stage) {
    assertThat(
            post(
                workingGroup,
                "/operations",
                "name",
                "冬季流感防控",
                "pack",
                "outbreak",
                "version",
                "1",
                "stage",
                stage,
                "why",
                "出现聚集性病例"))
        .hasStatus3xxRedirection();
  }

  private org.springframework.test.web.servlet.assertj.MvcTestResult tick(
      Viewer by, Viewer holder, String duty, String note) {
    return post(
        by,
        "/duties/counsellor/" + duty + "/ticks",
        "holder",
        holder.self().toString(),
        "note",
        note);
  }

  private String stored() {
    return CurrentInstitution.call(
        campus.id(),
        () ->
            jdbc.sql("select note from operation.tick where note is not null")
                .query(String.class)
                .single());
  }

  private UUID operation() {
    return CurrentInstitution.call(
        campus.id(),
        () ->
            jdbc.sql(
                    "select id from operation.operation where institution_id = ? and ended_at is"
                        + " null")
                .param(campus.id())
                .query(UUID.class)
                .single());
  }
}
