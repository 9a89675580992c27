package org.muster.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.MusterApplication;
import org.muster.MutableClock;
import org.muster.people.DirectoryEntries;
import org.muster.rounds.PersonalLinks;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.SealedColumn;
import org.muster.shared.SealedColumns;
import org.muster.shared.Seals;
import org.muster.shared.TestPostgres;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpStatus;

/** A university moves from this program to another one, with keys of its own. */
@SuppressWarnings("NullAway.Init")
class MovingTests extends OnCampus {

  private static final String WORDS = "发烧两天";

  @Autowired PersonalLinks links;
  @Autowired DirectoryEntries entries;
  @Autowired List<SealedColumn> sealed;

  @Value("${spring.datasource.url}")
  String url;

  @Value("${muster.data}")
  Path data;

  @TempDir Path home;

  private Operator here;
  private String code;
  private String link;

  @Test
  void aCommandKnowsEveryColumnThatTheRoomsSeal() {
    assertThat(SealedColumns.all()).containsExactlyInAnyOrderElementsOf(sealed);
  }

  @Test
  void aUniversityMovesWholeAndItsOldLinksLeadOn() throws Exception {
    here = new Operator(data, url);
    code = campus.institution().code();
    reportWell("S01");
    reportFever("S02");
    var whole = here(() -> links.link(campus.id(), round, person("S03")));
    link = whole.substring(whole.indexOf("/c/"));

    refused("remove", code);
    assertThat(here.said()).contains("muster hold " + code);
    run("hold", code);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> status(link) == HttpStatus.SERVICE_UNAVAILABLE.value());
    assertThat(get(workingGroup, "/tasks")).hasStatus(HttpStatus.SERVICE_UNAVAILABLE);

    var file = home.resolve("one.muster");
    run("export", code, file);
    var sum = sum();
    var before = rows(url);
    assertThat(before.get("rounds.report")).startsWith("2 ");
    var database = TestPostgres.newDatabase();
    try (var there = program(database)) {
      arrive(file, database, sum);
      assertThat(rows(database)).isEqualTo(before);
      assertThat(words(there)).isEqualTo(WORDS);
      var address = "http://localhost:" + there.getEnvironment().getProperty("local.server.port");
      report(address + link);
      assertThat(count(database, "rounds.roll", "state = 'reported'")).isEqualTo(3);
      refuseToRemoveWhatHasChanged(sum);
      run("remove", code);
      assertThat(here.said()).contains(sum);
      assertThat(rows(url)).as("looking removes nothing").isEqualTo(before);
      run("remove", code, sum, address);
      assertThat(rows(url).values()).allMatch(row -> row.startsWith("0 "));
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () ->
                  assertThat(browser.get().uri(link).exchange())
                      .hasStatus(HttpStatus.TEMPORARY_REDIRECT)
                      .hasRedirectedUrl(address + link));
      assertThat(entries.all())
          .anyMatch(one -> one.code().equals(code) && address.equals(one.cell()));
    }
    try (var certificates = Files.list(data.resolve("removed"))) {
      assertThat(certificates.filter(one -> one.toString().contains(code)))
          .singleElement()
          .satisfies(one -> assertThat(Files.readString(one)).contains(sum, "signature"));
    }
  }

  private void refuseToRemoveWhatHasChanged(String sum) throws SQLException {
    change("update people.person set phone = '1' where number = 'S04' and institution_id = ?");
    refused("remove", code, sum);
    assertThat(here.said()).contains("Nothing was removed");
    change("update people.person set phone = null where number = 'S04' and institution_id = ?");
  }

  private void arrive(Path file, String database, String sum) throws Exception {
    var there = new Operator(home.resolve("there"), database);
    var key = Base64.getEncoder().encodeToString(here.key().bytes());
    var damaged = home.resolve("damaged.muster");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(damaged, bytes);
    assertThat(there.runAs("postgres", key, "import", damaged)).isEqualTo(1);
    assertThat(count(database, "people.person", "true")).isZero();
    assertThat(there.runAs("postgres", key, "import", file)).as(there.said()).isZero();
    assertThat(there.said()).contains(sum);
    assertThat(there.runAs("postgres", key, "import", file)).isEqualTo(1);
    assertThat(there.runAs("postgres", key, "restore", file, home.resolve("x"))).isEqualTo(1);
  }

  private void run(Object... words) {
    assertThat(here.run(words)).as(here.said()).isZero();
  }

  private void refused(Object... words) {
    assertThat(here.run(words)).as(here.said()).isEqualTo(1);
  }

  private String sum() {
    return here.said().replaceAll("(?s).*Sum: ([0-9a-f]+).*", "$1");
  }

  private int status(String path) {
    return browser.get().uri(path).exchange().getResponse().getStatus();
  }

  private ConfigurableApplicationContext program(String database) throws ClassNotFoundException {
    var program =
        new SpringApplicationBuilder(MusterApplication.class, Class.forName("org.muster.TestClock"))
            .profiles("test")
            .run(
                "--server.port=0",
                "--spring.datasource.url=" + database,
                "--spring.datasource.username=muster",
                "--spring.datasource.password=muster",
                "--spring.datasource.hikari.maximum-pool-size=4",
                "--muster.data=" + home.resolve("there"));
    program.getBean(MutableClock.class).set(clock.instant());
    return program;
  }

  private static void report(String address) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var answer =
          client.send(
              HttpRequest.newBuilder(URI.create(address))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(HttpRequest.BodyPublishers.ofString("_key=" + Ids.next() + "&same=1"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
  }

  /** What S02 wrote, opened with the other program's keys. */
  private String words(ConfigurableApplicationContext there) {
    var jdbc = there.getBean(org.springframework.jdbc.core.simple.JdbcClient.class);
    var seals = there.getBean(Seals.class);
    return CurrentInstitution.call(
        campus.id(),
        () -> {
          var person =
              jdbc.sql("select id from people.person where number = 'S02'")
                  .query(UUID.class)
                  .single();
          var answers =
              jdbc.sql("select answers::text from rounds.report where person_id = ?")
                  .param(person)
                  .query(String.class)
                  .single();
          var box = answers.replaceAll("(?s).*(sealed:[0-9]+:[A-Za-z0-9_-]+).*", "$1");
          return seals.open("rounds.report.answers", person, box);
        });
  }

  private void change(String sql) throws SQLException {
    try (var connection = connect(url);
        var statement = connection.prepareStatement(sql)) {
      statement.setObject(1, campus.id());
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }

  private static Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(database, "postgres", "muster");
  }

  private long count(String database, String table, String where) throws SQLException {
    try (var connection = connect(database)) {
      return Long.parseLong(
          Snapshot.ask(
              connection,
              "select count(*) from %s where institution_id = '%s' and %s"
                  .formatted(table, campus.id(), where)));
    }
  }

  /** Count and hash of each table's rows, seals and what each place adds left out. */
  private Map<String, String> rows(String database) throws SQLException {
    var rows = new TreeMap<String, String>();
    try (var connection = connect(database);
        var statement = connection.createStatement()) {
      var tables = new ArrayList<String>();
      try (var found =
          statement.executeQuery(
              """
              select n.nspname || '.' || c.relname from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
                join pg_attribute a on a.attrelid = c.oid and a.attname = 'institution_id'
               where c.relkind in ('r', 'p') and not c.relispartition
                 and n.nspname || '.' || c.relname <> all (
                       array['people.seal', 'people.link_key', 'identity.set_up', 'people.host'])
              """)) {
        while (found.next()) {
          tables.add(found.getString(1));
        }
      }
      for (var table : tables) {
        rows.put(
            table,
            Snapshot.ask(
                connection,
                """
                select count(*) || ' ' || coalesce(md5(string_agg(row, '' order by row collate "C")), '')
                  from (select regexp_replace(t::text, 'sealed:[^",)]*', 'x', 'g') as row
                          from %s t where institution_id = '%s' %s) r
                """
                    .formatted(
                        table,
                        campus.id(),
                        table.equals("audit.entry") ? "and action <> 'institution.arrived'" : "")));
      }
    }
    return rows;
  }
}
