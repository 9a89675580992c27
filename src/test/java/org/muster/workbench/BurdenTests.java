package org.muster.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.CurrentInstitution;
import org.springframework.beans.factory.annotation.Autowired;

/** What this week asked of each role, before anybody asks for more. */
class BurdenTests extends OnCampus {

  @Autowired Burden burden;

  @BeforeEach
  void aMinuteLater() {
    clock.advance(Duration.ofMinutes(1));
  }

  private Map<String, Long> asked() {
    return CurrentInstitution.call(campus.id(), burden::thisWeek).stream()
        .collect(Collectors.toMap(Burden.Share::role, Burden.Share::minutes));
  }

  @Test
  void aRoundAsksOfThoseOnItsRollAndOfThoseWhoSeeToIt() {
    // Four classes, of which one has a class leader; one counsellor and one chief counsellor.
    assertThat(asked())
        .containsEntry("class_leader", 8L)
        .containsEntry("counsellor", 12L)
        .containsEntry("chief_counsellor", 2L);
    assertThat(asked().get("student")).isBetween(1L, 5L);
  }

  @Test
  void theWeekBeforeIsForgotten() {
    clock.advance(Duration.ofDays(7));
    assertThat(asked().values()).containsOnly(0L);
  }

  @Test
  void isShownWhereSomebodyIsAboutToAskForMore() {
    for (var page : new String[] {"/notices/new", "/rounds/new", "/directives/new"}) {
      assertThat(html(get(workingGroup, page))).contains("本周已占用的人均时间", "12 分钟");
    }
  }
}
