package org.muster.watch.cases.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.watch.cases.Case;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Transmission as a picture, as a table and as a worksheet, also of two thousand cases. */
class GraphPagesTests extends OnOutbreak {

  private static final int MANY = 2000;

  /** Two thousand cases in chains, some with a meeting besides. */
  private void epidemic() {
    in(
        () -> {
          jdbc.sql(
                  """
                  insert into watch.illness
                    (institution_id, id, outbreak_id, label, onset_on, infector_id, added_at)
                  select :institution, md5(:outbreak::text || n)::uuid, :outbreak, 'C' || n,
                         date '2026-01-01' + n / 12,
                         case when n > 5
                              then md5(:outbreak::text || greatest(1, n - 40 - n % 60))::uuid end,
                         timestamptz '2026-11-21Z'
                    from generate_series(1, :many) n
                  """)
              .param("institution", campus.id())
              .param("outbreak", outbreak)
              .param("many", MANY)
              .update();
          jdbc.sql(
                  """
                  insert into watch.case_turn (institution_id, illness_id, n, state, turned_on, by_name, at)
                  select institution_id, id, 1, case when random() < 0.5 then 'confirmed' else 'recovered' end,
                         onset_on, '-', added_at
                    from watch.illness where institution_id = :institution
                  """)
              .param("institution", campus.id())
              .update();
          return jdbc.sql(
                  """
                  insert into watch.exposure (institution_id, id, outbreak_id, illness_id, label, kind,
                                              first_on, last_on, by_name, at)
                  select :institution, md5('e' || :outbreak::text || n)::uuid, :outbreak,
                         md5(:outbreak::text || n)::uuid, 'C' || n + 7, 'meal', '2026-01-01',
                         '2026-01-02', '-', timestamptz '2026-11-21Z'
                    from generate_series(1, 500) n
                  """)
              .param("institution", campus.id())
              .param("outbreak", outbreak)
              .update();
        });
  }

  private static List<ILoggingEvent> statements(Runnable page) {
    var log = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
    var before = log.getLevel();
    var kept = new ListAppender<ILoggingEvent>();
    kept.start();
    log.addAppender(kept);
    log.setLevel(Level.DEBUG);
    log.setAdditive(false);
    try {
      page.run();
    } finally {
      log.detachAppender(kept);
      log.setLevel(before);
      log.setAdditive(true);
    }
    return kept.list.stream()
        .filter(event -> event.getFormattedMessage().startsWith("Executing prepared SQL statement"))
        .toList();
  }

  @Test
  void twoThousandCasesAreDrawnInAMomentByAFewStatements() {
    epidemic();
    var address = "/cases/" + outbreak + "/graph?kind=all";
    get(workingGroup, address);
    long begun = System.nanoTime();
    var html = html(get(workingGroup, address));
    long taken = (System.nanoTime() - begun) / 1_000_000;
    assertThat(html.split("<use ", -1)).hasSize(MANY + 1);
    assertThat(html.length()).as("characters before compression").isLessThan(700_000);
    assertThat(taken).as("milliseconds on whatever machine this is").isLessThan(4000);
    assertThat(statements(() -> html(get(workingGroup, address))))
        .as("statements, with those of signing in and of the frame")
        .hasSizeLessThan(25);
  }

  @Test
  void aChainIsShownAloneAndTheTableSaysTheSame() {
    epidemic();
    var one =
        in(() -> cases.of(scope(workingGroup), outbreak)).stream()
            .filter(each -> each.name().equals("C6"))
            .map(Case::id)
            .findFirst()
            .orElseThrow();
    assertThat(html(get(workingGroup, "/cases/" + outbreak + "/graph?focus=" + one)))
        .contains("仅显示 C6 所在传播链");
    assertThat(html(get(workingGroup, "/cases/" + outbreak + "/table?sort=-children")))
        .contains("共 2,000 例", "aria-sort=\"descending\"");
    assertThat(get(workingGroup, "/cases/" + outbreak + "/graph?focus=" + outbreak)).hasStatus(404);
  }

  @Test
  void theTableIsTakenAsAWorksheetWithItsMark() {
    noted("S02", org.muster.watch.cases.CaseState.CONFIRMED, TODAY);
    var sheet = get(workingGroup, "/cases/" + outbreak + "/table.xlsx");
    assertThat(sheet).hasStatusOk();
    assertThat(sheet.getResponse().getContentAsByteArray()).startsWith('P', 'K');
    assertThat(sheet.getResponse().getHeader("Content-Disposition")).contains("cases-");
  }
}
