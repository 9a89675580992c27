package org.muster.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Those on lists in an order of choice, and as a sheet that says whose it is. */
@SuppressWarnings("NullAway.Init")
class WatchSheetTests extends WatchOnCampus {

  @BeforeEach
  void oneEveryThreeDaysAndOneDaily() {
    var slow = live("返校观察", null, 3, 0);
    var daily = live("独居", null, 1, 0);
    here(() -> entries.put(person("S02"), slow, "刚返校", "王老师"));
    here(() -> entries.put(person("S05"), daily, "独自留校", "王老师"));
    reach("S02");
  }

  @Test
  void areReadByWhenTheyAreDueByNameOrByClass() {
    assertThat(order("/watch")).containsExactly("S05", "S02");
    assertThat(order("/watch?sort=name")).containsExactly("S02", "S05");
    assertThat(order("/watch?sort=class")).containsExactly("S02", "S05");
    assertThat(html(get(counsellor, "/watch?sort=name"))).contains("/watch.xlsx?sort=name");
  }

  @Test
  void areTakenAsASheetWithTheReasonAndTheTaker() throws IOException {
    var sheet = get(counsellor, "/watch.xlsx");
    assertThat(sheet).hasStatusOk();
    var rows = rows(sheet);
    assertThat(rows.getFirst()).contains("导出人：王老师 T01");
    assertThat(rows.get(3)).contains("S05", "独自留校", "独居");
    assertThat(rows.get(4)).contains("S02", "刚返校", "返校观察");
    assertThat(rows).hasSize(5);
    // Behind each name there is who took it, unseen.
    assertThat(rows.get(4)).contains("试S02").doesNotContain("试S02|");
    assertThat(get(leader, "/watch.xlsx")).hasStatus(403);
    assertThat(get(dataTeam, "/watch.xlsx")).hasStatus(403);
    assertThat(html(get(workingGroup, "/admin/exports"))).contains("重点关注名单");
  }

  private List<String> order(String path) {
    var page = html(get(counsellor, path));
    return List.of("S02", "S05").stream()
        .sorted(java.util.Comparator.comparingInt(number -> page.indexOf("试" + number)))
        .toList();
  }

  private static List<String> rows(MvcTestResult sheet) throws IOException {
    try (var book =
        new ReadableWorkbook(
            new ByteArrayInputStream(sheet.getResponse().getContentAsByteArray()))) {
      return book.getFirstSheet().read().stream()
          .map(row -> row.stream().map(cell -> cell.getText()).collect(Collectors.joining("|")))
          .toList();
    }
  }
}
