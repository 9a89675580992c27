package org.muster.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.muster.MusterApplication;
import org.muster.journeys.Database;
import org.muster.people.Institutions;
import org.muster.people.Trees;
import org.muster.shared.CurrentInstitution;
import org.muster.situation.KeptFigures;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * Figures of a university of a million as they stood at a moment: 30,000 classes, sixty changes of
 * five hundred classes since all were last written, which is the most there can be. By itself with
 * {@code main}.
 */
final class Moments {

  private static final int FIGURES = 20;
  private static final int TIMES = 40;
  private static final LocalDate DAY = LocalDate.of(2026, 2, 3);

  private Moments() {}

  public static void main(String... arguments) throws Exception {
    measure(Files.createTempDirectory("muster-moments"), new Table());
  }

  static void measure(Path data, Table table) throws Exception {
    try (var muster =
        new SpringApplicationBuilder(MusterApplication.class)
            .run("--muster.data=" + data, "--server.port=0", "--server.address=127.0.0.1")) {
      var institution =
          muster.getBean(Institutions.class).create("moments", "moments", "Asia/Shanghai");
      var database = Database.of(data);
      LargeCampus.fill(database, data, institution.id(), 1_000_000);
      CurrentInstitution.run(
          institution.id(),
          () -> {
            try {
              long revision = muster.getBean(Trees.class).freeze();
              database.fill(data, frames(institution.id(), revision));
              database.execute("vacuum (analyze) situation.kept");
              moments(muster.getBean(KeptFigures.class), table);
            } catch (Exception failed) {
              throw new IllegalStateException(failed);
            }
          });
    }
  }

  private static void moments(KeptFigures kept, Table table) {
    var moment = Instant.parse("2026-02-03T12:00:00Z");
    var board = new double[TIMES];
    var one = new double[TIMES];
    for (int n = 0; n < TIMES; n++) {
      long begin = System.nanoTime();
      if (kept.sums(DAY, moment, null).size() != FIGURES) {
        throw new IllegalStateException("not all figures are there");
      }
      board[n] = (System.nanoTime() - begin) / 1e6;
      begin = System.nanoTime();
      var standing = kept.asOf("figure-1", DAY, moment).orElseThrow();
      standing.of(standing.tree().roots().getFirst());
      one[n] = (System.nanoTime() - begin) / 1e6;
    }
    table.below("all figures as of a moment, p95", Table.percentile(board, 95), "ms", 500);
    table.below(
        "one figure by 30,000 classes as of a moment, p95", Table.percentile(one, 95), "ms", 500);
  }

  private static String frames(UUID institution, long revision) {
    return """
    insert into situation.kept (institution_id, key, day, since, whole, revision, total, spots, counts)
    select '%1$s', 'figure-' || f, '%3$s', timestamptz '2026-02-03T11:00Z' + n * interval '1 minute',
           n = 0, %2$d, 1000000, u.ids, u.counts
      from generate_series(1, %4$d) f
     cross join generate_series(0, 60) n
     cross join lateral (
       select array_agg(id) as ids, array_agg(34) as counts
         from (select id from people.unit
                where institution_id = '%1$s' and kind = 'class'
                order by id offset case n when 0 then 0 else n * 100 end
                limit case n when 0 then 40000 else 500 end) x) u
    """
        .formatted(institution, revision, DAY, FIGURES);
  }
}
