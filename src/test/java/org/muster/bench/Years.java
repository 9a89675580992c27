package org.muster.bench;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.muster.MusterApplication;
import org.muster.journeys.Database;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Every page of staff on a campus of 60,000 with a round a day for two years: 44 million reports.
 * By itself with {@code main}, which takes a directory that is filled once and used again, and how
 * many students and days.
 */
final class Years {

  private static final String COUNSELLOR = "counsellor";

  private final ConfigurableApplicationContext muster;
  private final Database database;
  private final Path data;
  private final Table table;

  private Years(ConfigurableApplicationContext muster, Path data, Table table) throws Exception {
    this.muster = muster;
    this.database = Database.of(data);
    this.data = data;
    this.table = table;
  }

  public static void main(String... arguments) throws Exception {
    int students = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60_000;
    int days = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 730;
    measure(Path.of(arguments[0]), students, days, new Table());
  }

  static void measure(Path data, int students, int days, Table table) throws Exception {
    Files.createDirectories(data);
    var logins = data.resolve("bench-logins");
    boolean made = Files.exists(logins);
    try (var muster =
        new SpringApplicationBuilder(MusterApplication.class)
            .run(
                "--muster.data=" + data.resolve("muster"),
                "--server.port=0",
                "--server.address=127.0.0.1")) {
      var years = new Years(muster, data.resolve("muster"), table);
      if (!made) {
        Files.write(logins, years.make(students, days));
      }
      years.pages(Files.readAllLines(logins));
    }
  }

  /** Answers who signs in, a line each: post and login. */
  private List<String> make(int students, int days) throws Exception {
    long begin = System.nanoTime();
    var institution = muster.getBean(Institutions.class).create("years", "years", "Asia/Shanghai");
    LargeCampus.fill(database, data, institution.id(), students);
    database.fill(data, YearsOfReports.chain(institution.id()));
    var logins =
        Map.of(COUNSELLOR, 6, "chief_counsellor", 0, "working_group", 0, "data_team", 0)
            .entrySet()
            .stream()
            .map(post -> post.getKey() + " " + staff(institution.id(), post))
            .toList();
    var round = CurrentInstitution.call(institution.id(), () -> LargeCampus.round(muster));
    database.fill(data, YearsOfReports.rounds(institution.id(), round.id(), days));
    // Two at a time. What is looked at is not dropped, though a month be empty yet.
    database.execute(
        "select rounds.make_months((current_date - %d)::date, %d)".formatted(days, days / 28 + 2));
    try (var looking = database.connect();
        var two = Executors.newFixedThreadPool(2)) {
      looking.setAutoCommit(false);
      looking
          .createStatement()
          .execute("lock table rounds.roll, rounds.report in access share mode");
      var months =
          two.invokeAll(
              java.util.stream.IntStream.rangeClosed(0, days / 30)
                  .<java.util.concurrent.Callable<Boolean>>mapToObj(
                      month ->
                          () -> {
                            database.fill(data, YearsOfReports.month(institution.id(), month));
                            return true;
                          })
                  .toList());
      for (var month : months) {
        month.get();
      }
    }
    database.fill(data, YearsOfReports.morning(institution.id(), round.id()));
    database.fill(data, YearsOfReports.closures(institution.id()));
    database.execute("vacuum (analyze)");
    table.add("%,d students, %,d days made".formatted(students, days), seconds(begin), "s");
    return logins;
  }

  private String staff(UUID institution, Map.Entry<String, Integer> post) {
    try {
      return LargeCampus.staff(muster, database, data, institution, post.getKey(), post.getValue());
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  private void pages(List<String> logins) throws Exception {
    var port = muster.getEnvironment().getRequiredProperty("local.server.port");
    var address = URI.create("http://localhost:" + port);
    for (var login : logins) {
      var browser = new Browser(address, login.substring(login.indexOf(' ') + 1));
      browser.signIn();
      new Walk(browser, login.substring(0, login.indexOf(' ')), table).measure();
    }
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }
}
