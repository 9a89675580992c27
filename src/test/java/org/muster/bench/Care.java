package org.muster.bench;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.muster.MusterApplication;
import org.muster.journeys.Database;
import org.muster.people.Audience;
import org.muster.people.Institutions;
import org.muster.rounds.ReportsKept;
import org.muster.shared.Beat;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.watch.Layer;
import org.muster.watch.ListDraft;
import org.muster.watch.WatchLists;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What following people up costs: the rules of watch lists over a campus of 20,000, a person's page
 * with two years of history, the graph of an outbreak. By itself with {@code main}.
 */
final class Care {

  private static final int STUDENTS = 20_260;
  private static final int BATCH = 500;
  private static final int BATCHES = 11;
  private static final int TIMES = 200;
  private static final int CLASSES = 6;

  private final ConfigurableApplicationContext muster;
  private final Database database;
  private final Path data;
  private final UUID institution;
  private final Table table;

  private Care(
      ConfigurableApplicationContext muster,
      Database database,
      Path data,
      UUID institution,
      Table table) {
    this.muster = muster;
    this.database = database;
    this.data = data;
    this.institution = institution;
    this.table = table;
  }

  public static void main(String... arguments) throws Exception {
    measure(Files.createTempDirectory("muster-care"), new Table());
  }

  static void measure(Path data, Table table) throws Exception {
    try (var muster =
        new SpringApplicationBuilder(MusterApplication.class)
            .run("--muster.data=" + data, "--server.port=0", "--server.address=127.0.0.1")) {
      var institution = muster.getBean(Institutions.class).create("care", "care", "Asia/Shanghai");
      var database = Database.of(data);
      LargeCampus.fill(database, data, institution.id(), STUDENTS);
      new Care(muster, database, data, institution.id(), table).measure();
    }
  }

  private void measure() throws Exception {
    var counsellor = LargeCampus.staff(muster, database, data, institution, "counsellor", CLASSES);
    var clinic = LargeCampus.staff(muster, database, data, institution, "clinic", 0);
    var round = CurrentInstitution.call(institution, () -> LargeCampus.round(muster));
    CurrentInstitution.call(institution, this::lists);
    rules(round.id());
    var charge =
        ids(
            """
            select m.person_id from people.membership m
              join people.post p on p.institution_id = m.institution_id
                and p.unit_id = m.unit_id and p.kind = 'counsellor'
             order by m.person_id limit 100
            """);
    database.fill(data, TwoYears.of(institution, round.id()));
    database.execute("vacuum (analyze)");
    dossiers(signedIn(counsellor), charge);
    graph(signedIn(clinic), clinic);
  }

  /** Eleven batches of reports, each with one in a hundred of a fever, and the whole campus. */
  private void rules(UUID round) throws Exception {
    var took = new double[BATCHES];
    for (int batch = 0; batch < BATCHES; batch++) {
      var persons = reported(round, batch);
      var listed = entries() + BATCH / 100;
      long begin = System.nanoTime();
      muster.publishEvent(new ReportsKept(institution, persons));
      while (entries() < listed) {
        Thread.sleep(5);
      }
      took[batch] = (System.nanoTime() - begin) / 1e6;
    }
    table.below("on their list after a batch of 500, median of 11", median(took), "ms", 1_000);
    table.below(
        "on their list after a batch of 500, slowest", Table.percentile(took, 100), "ms", 1_000);
    var beat = muster.getBean("watchRulesAreAsked", Beat.class);
    for (int n = 0; n < BATCHES; n++) {
      long begin = System.nanoTime();
      CurrentInstitution.call(
          institution,
          () -> {
            beat.beat();
            return institution;
          });
      took[n] = (System.nanoTime() - begin) / 1e6;
    }
    table.below("nine rules asked of all 20,260, median of 11", median(took), "ms", 1_000);
  }

  private List<UUID> reported(UUID round, int batch) throws Exception {
    database.fill(
        data,
        """
        create temporary table batch as
        select person_id, gen_random_uuid() as id, row_number() over () as n from (
          select person_id from rounds.roll
           where round_id = '%1$s' and state = 'missing' order by person_id limit %2$d) r;
        insert into rounds.report (institution_id, person_id, id, round_id, submission, answers, via,
                                   same, flags, reported_at)
        select '%3$s', person_id, id, '%1$s', 'b', '{}', 'self', false,
               case when n %% 100 = 0 then array['fever'] else '{}' end, now() from batch;
        update rounds.roll r set state = 'reported', report_id = b.id, state_at = now()
          from batch b where r.round_id = '%1$s' and r.person_id = b.person_id;
        """
            .formatted(round, BATCH, institution));
    return ids(
        """
        select person_id from rounds.report where round_id = '%s'
         order by reported_at desc limit %d
        """
            .formatted(round, BATCH));
  }

  private List<UUID> ids(String sql) {
    return CurrentInstitution.call(institution, () -> jdbc().sql(sql).query(UUID.class).list());
  }

  private long entries() {
    return CurrentInstitution.call(
        institution,
        () -> jdbc().sql("select count(*) from watch.entry").query(Long.class).single());
  }

  private UUID lists() {
    var lists = muster.getBean(WatchLists.class);
    var rules =
        List.of(
            Audience.of("flag", "fever", "breath", "unwell"),
            Audience.of("flag", "suspected", "confirmed", "hospital"),
            Audience.of("flag", "contact", "household"),
            Audience.of("flag", "listed-region"),
            Audience.of("silent", "2"),
            Audience.of("alone", "true"),
            Audience.of("contact", "confirmed", "suspected"),
            Audience.of("isolated", "placed", "waiting"),
            Audience.of("returned", "observed"));
    for (var rule : rules) {
      lists.start(
          lists.draft(
              new ListDraft(rule.toJson(), null, rule, Layer.ATTENTION, 1, LocalTime.of(18, 0), 3),
              "bench"));
    }
    return institution;
  }

  private void dossiers(Browser browser, List<UUID> charge) throws Exception {
    for (int n = 0; n < 3 * TIMES; n++) {
      browser.get("/people/" + charge.get(n % charge.size()));
    }
    var took = new double[TIMES];
    for (int n = 0; n < TIMES; n++) {
      took[n] = browser.times(1, "/people/" + charge.get(n % charge.size()))[0];
    }
    table.add("a person's page, two years of history, p50", median(took), "ms");
    table.below("a person's page, two years of history, p95", Table.percentile(took, 95), "ms", 80);
  }

  /** Two thousand cases, each infected by one of those before it. */
  private void graph(Browser browser, String clinic) throws Exception {
    var outbreak = Ids.next();
    database.fill(
        data,
        """
        insert into watch.outbreak (institution_id, id, disease, infectious_days, follow_days,
                                    opened_by, opened_at)
        values ('%1$s', '%2$s', 'flu', 2, 14, '%3$s', now());
        create temporary table ill as
        select gen_random_uuid() as id, n from generate_series(1, 2000) n;
        insert into watch.illness (institution_id, id, outbreak_id, label, onset_on, infector_id,
                                   added_at)
        select '%1$s', i.id, '%2$s', 'k' || i.n, current_date - 60 + i.n / 40, f.id, now()
          from ill i left join ill f on f.n = i.n / 3;
        insert into watch.case_turn (institution_id, illness_id, n, state, turned_on, by_name, at)
        select '%1$s', id, 1, 'confirmed', current_date, 'bench', now() from ill;
        """
            .formatted(institution, outbreak, clinic));
    database.execute("analyze");
    var path = "/cases/" + outbreak + "/graph";
    browser.times(10, path);
    table.below("graph of 2,000 cases, median of 20", median(browser.times(20, path)), "ms", 1_000);
  }

  private Browser signedIn(String login) throws Exception {
    var port = muster.getEnvironment().getProperty("local.server.port");
    var browser = new Browser(URI.create("http://127.0.0.1:" + port), login);
    browser.signIn();
    return browser;
  }

  private static double median(double[] values) {
    return Table.percentile(values, 50);
  }

  private JdbcClient jdbc() {
    return muster.getBean(JdbcClient.class);
  }
}
