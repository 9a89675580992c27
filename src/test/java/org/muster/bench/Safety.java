package org.muster.bench;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.muster.MusterApplication;
import org.muster.identity.Accounts;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.people.Scopes;
import org.muster.rounds.RollQuery;
import org.muster.rounds.Rolls;
import org.muster.rounds.Round;
import org.muster.rounds.Rounds;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the scope check costs on a list of everybody, and whether a storm of sign-ins slows the
 * board: in the program's own process, on the data of the run before.
 */
final class Safety {

  private static final int PEOPLE = 20_000;
  private static final int LISTS = 41;
  private static final int ACCOUNTS = 40;
  private static final int SIGN_INS_A_MINUTE = 500;
  private static final int STORM_SECONDS = 30;

  private final ConfigurableApplicationContext muster;
  private final Table table;
  private final UUID institution;
  private final UUID run = Ids.next();

  private Safety(ConfigurableApplicationContext muster, Table table) {
    this.muster = muster;
    this.table = table;
    this.institution = muster.getBean(Institutions.class).byCode("bench").orElseThrow().id();
  }

  static void measure(Path data, Table table) throws Exception {
    try (var muster =
        new SpringApplicationBuilder(MusterApplication.class)
            .run("--muster.data=" + data, "--server.port=0", "--server.address=127.0.0.1")) {
      var safety = new Safety(muster, table);
      CurrentInstitution.run(safety.institution, safety::scopes);
      safety.storm();
    }
  }

  /** A chief of every college, whose list is bounded unit by unit, against one without bounds. */
  private void scopes() {
    var rolls = muster.getBean(Rolls.class);
    var scopes = muster.getBean(Scopes.class);
    var round = round();
    var chief = new Viewer(institution, chief(), "书记");
    var whole = new Scope(institution, null, Map.of(PostKind.WORKING_GROUP, Set.of()));
    var everybody = RollQuery.of(null, null, PEOPLE);
    var without = new double[LISTS];
    var with = new double[LISTS];
    for (int n = -5; n < LISTS; n++) {
      // Each goes first every other time: neither sweeps up after the other only.
      var first = n % 2 == 0 ? whole : null;
      for (var scope : Arrays.asList(first, first == null ? whole : null)) {
        long begin = System.nanoTime();
        int seen = rolls.lines(scope == null ? scopes.of(chief) : scope, round, everybody).size();
        if (seen != PEOPLE) {
          throw new IllegalStateException("a list of %d".formatted(seen));
        }
        if (n >= 0) {
          (scope == null ? with : without)[n] = (System.nanoTime() - begin) / 1e6;
        }
      }
    }
    table.add(
        "list of 20,000 without the scope check, median", Table.percentile(without, 50), "ms");
    table.add("the same with it, median", Table.percentile(with, 50), "ms");
    // Pair by pair: what else the machine does comes and goes over seconds.
    var more = new double[LISTS];
    Arrays.setAll(more, n -> (with[n] / without[n] - 1) * 100);
    table.below(
        "scope check on a list of 20,000, median of pairs", Table.percentile(more, 50), "%", 10);
  }

  private Round round() {
    return muster.getBean(Rounds.class).newest(10).stream()
        .filter(round -> round.openedAt() != null)
        .findFirst()
        .orElseThrow();
  }

  private UUID chief() {
    var jdbc = muster.getBean(JdbcClient.class);
    var id = Ids.next();
    jdbc.sql(
            """
            insert into people.person (institution_id, id, number, kind, name, initials, joined_at)
            values (?, ?, ?, 'staff', '书记', '', now())
            """)
        .params(institution, id, id.toString())
        .update();
    jdbc.sql(
            """
            insert into people.post (institution_id, id, person_id, kind, unit_id, from_on)
            select institution_id, gen_random_uuid(), ?, 'chief_counsellor', id, current_date - 1
              from people.unit where institution_id = ? and kind = 'college'
            """)
        .params(id, institution)
        .update();
    return id;
  }

  private void storm() throws Exception {
    var accounts = muster.getBean(Accounts.class);
    CurrentInstitution.run(
        institution,
        () -> {
          for (int n = 0; n < ACCOUNTS; n++) {
            accounts.create(institution, null, login(n), "试", Browser.PASSWORD);
          }
        });
    var address =
        URI.create("http://127.0.0.1:" + muster.getEnvironment().getProperty("local.server.port"));
    var round = CurrentInstitution.call(institution, this::round).id();
    var board = new Browser(address, login(0));
    board.signIn();
    for (int n = 0; n < 40; n++) {
      board.get("/rounds/" + round);
    }
    double calm = Table.percentile(board.times("/rounds/" + round, 5), 95);
    table.add("board page of 20,000, p95 without a storm", calm, "ms");
    var took = new ConcurrentLinkedQueue<Double>();
    try (var storm = Executors.newScheduledThreadPool(1);
        var people = Executors.newVirtualThreadPerTaskExecutor()) {
      long every = TimeUnit.MINUTES.toNanos(1) / SIGN_INS_A_MINUTE;
      var number = new java.util.concurrent.atomic.AtomicInteger();
      var coming =
          storm.scheduleAtFixedRate(
              () -> {
                var name = login(number.getAndIncrement() % ACCOUNTS);
                people.submit(() -> took.add(new Browser(address, name).signIn()));
              },
              0,
              every,
              TimeUnit.NANOSECONDS);
      double stormy = Table.percentile(board.times("/rounds/" + round, STORM_SECONDS), 95);
      coming.cancel(false);
      table.add("sign-ins a minute, every one let in", took.size() * 60.0 / STORM_SECONDS, "");
      table.add("sign-in, form and answer, p95", Table.percentile(array(took), 95), "ms");
      table.below("board page of 20,000, p95 in the storm", stormy, "ms", 150);
    }
  }

  private String login(int n) {
    return run + "-" + n;
  }

  private static double[] array(Iterable<Double> values) {
    var all = new ArrayList<Double>();
    values.forEach(all::add);
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
