package org.muster.isolation.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.shared.CurrentInstitution;
import org.muster.workbench.Task;
import org.muster.workbench.Tasks;
import org.springframework.beans.factory.annotation.Autowired;

/** Meals: counted at their time, what changes afterwards apart, ticked once, told when missing. */
class MealPagesTests extends OnIsolation {

  @Autowired Tasks tasks;

  private static final String LUNCH = "/meals/2026-11-21/lunch";

  @Test
  void theKitchenHasCountsByDietAndWhatChangesAfterTheCountIsApart() {
    stay("S02", 0);
    post(student("S02"), "/isolation/mine/diet", "diet", "halal", "allergies", "花生");
    assertThat(html(get(logistics, LUNCH))).contains("10:30 定数，目前为预计", "花生");
    noon();
    assertThat(html(get(logistics, LUNCH))).contains("定数，此后变动单独列出").doesNotContain("定数后变动");
    stay("S04", 1);
    post(student("S02"), "/isolation/mine/meals/2026-11-21/lunch", "said", "skip");
    assertThat(html(get(logistics, LUNCH)))
        .contains("定数后变动", "+ <b>9号楼-102</b>", "− <b>9号楼-101</b>");
    assertThat(get(counsellor, LUNCH)).hasStatus(403);
    assertThat(get(leader, LUNCH)).hasStatus(403);
  }

  @Test
  void aLabelIsTickedOnceHoweverOftenTheTickIsSentAndAnotherIsToldWhoWasFirst() {
    stay("S02", 0);
    noon();
    get(logistics, LUNCH);
    var code = code();
    var tick = UUID.randomUUID().toString();
    for (int n = 0; n < 2; n++) {
      assertThat(html(post(logistics, LUNCH + "/ticks", "code", code, "tick", tick)))
          .isEqualTo("first");
    }
    assertThat(
            html(
                post(
                    clinic,
                    LUNCH + "/deliveries",
                    "code",
                    code.toLowerCase(java.util.Locale.ROOT),
                    "tick",
                    UUID.randomUUID().toString())))
        .contains("此前已签送", "孙师傅");
    assertThat(post(logistics, LUNCH + "/deliveries", "code", "ZZZZZ", "tick", tick))
        .hasStatus(422);
  }

  @Test
  void whatHasNotComeIsLogisticsTaskAndWhatTheStudentMissesIsToBeBroughtAgain() {
    stay("S02", 0);
    noon();
    get(logistics, LUNCH);
    assertThat(open(logistics.self())).containsExactly("meals");
    post(logistics, LUNCH + "/ticks", "code", code(), "tick", UUID.randomUUID().toString());
    assertThat(open(logistics.self())).isEmpty();
    post(student("S02"), "/isolation/mine/meals/2026-11-21/lunch", "said", "not-come");
    assertThat(open(logistics.self())).containsExactly("meals");
    post(logistics, LUNCH + "/ticks", "code", code(), "tick", UUID.randomUUID().toString());
    post(student("S02"), "/isolation/mine/meals/2026-11-21/lunch", "said", "came");
    assertThat(open(logistics.self())).isEmpty();
    assertThat(html(get(student("S02"), "/isolation/mine"))).contains("✓ 已收到");
  }

  @Test
  void labelsAreAPdfWithChineseText() throws Exception {
    stay("S02", 0);
    noon();
    get(logistics, LUNCH);
    var pdf = get(logistics, LUNCH + "/labels.pdf");
    assertThat(pdf).hasStatusOk();
    try (var document =
        org.apache.pdfbox.Loader.loadPDF(pdf.getResponse().getContentAsByteArray())) {
      assertThat(new org.apache.pdfbox.text.PDFTextStripper().getText(document))
          .contains("9号楼-101", "午餐", "普通餐", "试 · 02", code())
          .doesNotContain("试S02");
    }
  }

  private void noon() {
    clock.set(Instant.parse("2026-11-21T02:31:00Z"));
  }

  private String code() {
    return CurrentInstitution.call(
        campus.id(),
        () ->
            jdbc.sql("select code from isolation.serving where institution_id = ?")
                .param(campus.id())
                .query(String.class)
                .single());
  }

  private java.util.List<String> open(UUID owner) {
    return CurrentInstitution.call(
        campus.id(), () -> tasks.of(owner, 50).stream().map(Task::word).toList());
  }
}
