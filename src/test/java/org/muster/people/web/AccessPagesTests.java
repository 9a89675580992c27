package org.muster.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.audit.Trail;
import org.muster.audit.TrailEntry;
import org.muster.identity.Viewer;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.CurrentInstitution;
import org.springframework.beans.factory.annotation.Autowired;

/** Looking past one's charge, and who comes to know of it. */
class AccessPagesTests extends OnCampus {

  private static final String WHY = "夜间失联，需核实紧急联系人";

  @Autowired Trail trail;

  private UUID stranger;
  private String page;

  @BeforeEach
  void somebodyOfTheOtherCollege() {
    stranger = person("S07");
    page = "/people/" + stranger;
  }

  @Test
  void closesThePageOfAPersonOutsideTheCharge() {
    assertThat(get(counsellor, page)).hasStatus(403);
    assertThat(html(get(counsellor, page))).contains("不在您的职责范围内").doesNotContain("试S07");
  }

  @Test
  void opensItForAnHourToWhoeverStatesAReason() {
    reportFever("S07");
    assertThat(post(counsellor, page + "/access", "reason", WHY)).hasStatus3xxRedirection();
    assertThat(html(get(counsellor, page))).contains("试S07", "38.6");
    clock.advance(Duration.ofMinutes(59));
    assertThat(get(counsellor, page)).hasStatusOk();
    clock.advance(Duration.ofMinutes(2));
    assertThat(get(counsellor, page)).hasStatus(403);
  }

  @Test
  void opensNothingElse() {
    post(counsellor, page + "/access", "reason", WHY);
    assertThat(get(counsellor, "/people/" + person("S08"))).hasStatus(403);
    assertThat(get(counsellor, "/class/{id}", campus.classes().get(2))).hasStatus(403);
    assertThat(get(chief, page)).hasStatus(403);
  }

  @Test
  void asksForAReasonThatIsOne() {
    assertThat(post(counsellor, page + "/access", "reason", " 看看 ")).hasStatus(422);
    assertThat(get(counsellor, page)).hasStatus(403);
  }

  @Test
  void isNotForClassLeadersAndStudents() {
    assertThat(get(leader, page)).hasStatus(404);
    assertThat(post(leader, page + "/access", "reason", WHY)).hasStatus(403);
  }

  @Test
  void isToldToThePersonAndToThoseWhoAnswerForThem() {
    post(counsellor, page + "/access", "reason", WHY);
    var self = new Viewer(campus.id(), stranger, "试S07");
    assertThat(html(get(self, "/me/data"))).contains("王老师", WHY);
    assertThat(html(get(workingGroup, "/"))).contains("试S07", "王老师", WHY);
    assertThat(html(get(workingGroup, "/admin/trail?number=S07"))).contains("越权查看", WHY);
    assertThat(html(get(counsellor, "/"))).as("not their student").doesNotContain(WHY);
  }

  @Test
  void tellsOnTheTrailWhichUnitSomebodyWasRefusedAndNoWordTheyTyped() {
    for (var unit : campus.classes().subList(2, 4)) {
      assertThat(get(counsellor, "/rounds/{r}?unit={u}&q=zhang", round.id(), unit)).hasStatus(403);
    }
    CurrentInstitution.run(
        campus.id(),
        () ->
            assertThat(
                    jdbc.sql(
                            """
                            select subject_id from audit.entry
                             where institution_id = ? and action = 'access.refused' order by seq
                            """)
                        .param(campus.id())
                        .query(String.class)
                        .list())
                .containsExactly(
                    "/rounds/%s?unit=%s".formatted(round.id(), campus.classes().get(2)),
                    "/rounds/%s?unit=%s".formatted(round.id(), campus.classes().get(3))));
  }

  @Test
  void leavesALineWhenSomebodyIsRefused() {
    var foreign = "/class/" + campus.classes().get(2);
    assertThat(get(counsellor, foreign)).hasStatus(403);
    assertThat(get(leader, page)).hasStatus(404);
    assertThat(lines())
        .filteredOn(entry -> entry.action().equals("access.refused"))
        .extracting(TrailEntry::actor, TrailEntry::subjectId)
        .contains(
            org.assertj.core.groups.Tuple.tuple("王老师", foreign),
            org.assertj.core.groups.Tuple.tuple("试S01", page));
  }

  @Test
  void giveEverybodyAllThatIsHeldAboutThemAndNobodyElses() {
    reportFever("S07");
    var self = new Viewer(campus.id(), stranger, "试S07");
    assertThat(html(get(self, "/me/data.json"))).contains("\"S07\"", "38.6", "甲21班", "1号楼");
    assertThat(html(get(self, "/me/data/document"))).contains("试S07", "38.6").doesNotContain("S08");
  }

  @Test
  void findABrokenLinkOfTheTrail() {
    post(counsellor, page + "/access", "reason", WHY);
    assertThat(html(post(workingGroup, "/admin/trail/check"))).contains("留痕完整");
    assertThat(get(dataTeam, "/admin/trail")).hasStatus(403);
  }

  private List<TrailEntry> lines() {
    return CurrentInstitution.call(campus.id(), () -> trail.read(null, null, Long.MAX_VALUE, 100));
  }
}
