package org.muster.bench;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.muster.MusterApplication;
import org.muster.journeys.Database;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A counsellor's call sheet beside a million attempts, over HTTP, at its worst: a round has just
 * opened and all of six classes are to be called. By itself with {@code main}.
 */
final class Telephone {

  private static final int STUDENTS = 20_000;
  private static final int ATTEMPTS_EACH = 50;
  private static final int CLASSES = 6;
  private static final int TIMES = 200;

  private final ConfigurableApplicationContext muster;
  private final Path data;

  private Telephone(ConfigurableApplicationContext muster, Path data) {
    this.muster = muster;
    this.data = data;
  }

  public static void main(String... arguments) throws Exception {
    measure(Files.createTempDirectory("muster-calls"), new Table());
  }

  static void measure(Path data, Table table) throws Exception {
    try (var muster =
        new SpringApplicationBuilder(MusterApplication.class)
            .run("--muster.data=" + data, "--server.port=0", "--server.address=127.0.0.1")) {
      new Telephone(muster, data).measure(table);
    }
  }

  private void measure(Table table) throws Exception {
    var institution = muster.getBean(Institutions.class).create("calls", "calls", "Asia/Shanghai");
    var database = Database.of(data);
    LargeCampus.fill(database, data, institution.id(), STUDENTS);
    database.fill(
        data,
        """
        insert into calls.attempt (institution_id, person_id, id, cause, subject, whom, means, outcome,
                                   seconds, by_name, at, submission)
        select '%1$s', p.id, uuidv7(-n * interval '7 days'), 'missing', p.id, 'self', 'phone',
               (array['reached_well', 'no_answer', 'reached_issue'])[1 + n %% 3], 200, '王老师',
               now() - n * interval '7 days', p.id || '-' || n
          from generate_series(%2$d, 1, -1) n
          join people.person p on p.institution_id = '%1$s' and p.kind = 'student'
        """
            .formatted(institution.id(), ATTEMPTS_EACH));
    database.execute("vacuum (analyze) calls.attempt");
    var login = LargeCampus.staff(muster, database, data, institution.id(), "counsellor", CLASSES);
    CurrentInstitution.call(institution.id(), () -> LargeCampus.round(muster));
    database.execute("vacuum (analyze) rounds.roll");
    var browser =
        new Browser(
            URI.create(
                "http://127.0.0.1:" + muster.getEnvironment().getProperty("local.server.port")),
            login);
    browser.signIn();
    browser.times(3 * TIMES, "/calls");
    var took = browser.times(TIMES, "/calls");
    table.add("call sheet of 204 due, 1,000,000 attempts, p50", Table.percentile(took, 50), "ms");
    table.below(
        "call sheet of 204 due, 1,000,000 attempts, p95", Table.percentile(took, 95), "ms", 50);
  }
}
