package org.muster.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.muster.identity.Viewer;
import org.muster.people.PostKind;
import org.muster.rounds.Closures;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.Beat;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * No page and no beat reads a large table from end to end: every statement of a morning is asked
 * for its plan on a campus with forty days behind it. What it was told is in target/plans.txt.
 */
@Import(Explained.class)
@SuppressWarnings("NullAway.Init")
class PlansTests extends OnCampus {

  private static final int STUDENTS = 2_000;
  private static final int DAYS = 40;

  /** Rows that a table has at least to be called large; people are fewer. */
  private static final int LARGE = 20_000;

  private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)");
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}");
  private static final Pattern NO_PAGE =
      Pattern.compile(".*(\\.[a-z]+$|/sign-out|/events|/language).*");
  private static final Pattern SCAN = Pattern.compile("Seq Scan on ([a-z_0-9]+)");

  @Autowired DataSource source;
  @Autowired Closures closures;
  @Autowired List<Beat> beats;

  @Test
  void nothingIsReadFromEndToEnd() throws Exception {
    here(() -> grow());
    Explained.listening = true;
    try {
      for (var viewer : List.of(counsellor, chief, workingGroup, dataTeam, leader)) {
        walk(viewer);
      }
      reportWell("S01", "S02", "S03");
      here(
          () -> {
            beats.forEach(Beat::beat);
            return closures.close(round, campus.classes().getFirst(), null, null, "王老师");
          });
    } finally {
      Explained.listening = false;
    }
    var large =
        jdbc.sql("select relname from pg_class where relkind = 'r' and reltuples > ?")
            .param(LARGE)
            .query(String.class)
            .list();
    assertThat(large).contains("attempt").anyMatch(name -> name.startsWith("report_20"));
    var scans = new LinkedHashMap<String, String>();
    Explained.PLANS.forEach(
        (sql, plan) -> {
          if (SCAN.matcher(plan).results().anyMatch(scan -> large.contains(scan.group(1)))) {
            scans.put(sql, plan);
          }
        });
    Files.writeString(Path.of("target", "plans.txt"), text(Explained.PLANS));
    assertThat(Explained.PLANS).hasSizeGreaterThan(200);
    assertThat(text(scans)).as("statements that read a large table from end to end").isEmpty();
  }

  private UUID grow() throws Exception {
    var statements = new JdbcTemplate(source);
    statements.execute(LargeCampus.statements(campus.id(), STUDENTS));
    statements.execute(YearsOfReports.chain(campus.id()));
    statements.execute("select rounds.make_months((current_date - 40)::date, 2)");
    statements.execute(YearsOfReports.rounds(campus.id(), round.id(), DAYS));
    statements.execute(YearsOfReports.month(campus.id(), 0));
    statements.execute(YearsOfReports.month(campus.id(), 1));
    statements.execute(YearsOfReports.closures(campus.id()));
    statements.execute(YearsOfReports.attempts(campus.id()));
    jdbc.sql("select id from bench.class where n >= 20 order by n limit 6")
        .query(UUID.class)
        .list()
        .forEach(unit -> post(counsellor, PostKind.COUNSELLOR, unit));
    statements.execute("analyze");
    return campus.id();
  }

  /** Opens everything that somebody is offered, two of each kind. */
  private void walk(Viewer viewer) {
    Map<String, Integer> kinds = new HashMap<>();
    var open = new ArrayDeque<>(List.of("/"));
    while (!open.isEmpty()) {
      var path = open.poll();
      if (kinds.merge(ID.matcher(path.replaceAll("=[^&]*", "=")).replaceAll("…"), 1, Integer::sum)
          > 2) {
        continue;
      }
      var page = get(viewer, path.replace("{", "%7B"));
      var type = page.getResponse().getContentType();
      if (page.getResponse().getStatus() == 200 && type != null && type.startsWith("text/html")) {
        LINK.matcher(html(page))
            .results()
            .map(link -> link.group(1).replace("&amp;", "&"))
            .filter(link -> !NO_PAGE.matcher(link).matches())
            .forEach(open::add);
      }
    }
    assertThat(kinds).as("kinds of pages").hasSizeGreaterThan(3);
  }

  private static String text(Map<String, String> plans) {
    var text = new StringBuilder();
    plans.forEach((sql, plan) -> text.append(sql).append("\n\n").append(plan).append("\n\n\n"));
    return text.toString();
  }
}
