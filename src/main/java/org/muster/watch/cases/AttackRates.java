package org.muster.watch.cases;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Who fell ill among those who had something of a common source, and among those who had not. */
@Service
public class AttackRates {

  /**
   * One thing that was had.
   *
   * @param ill how many who had it fell ill, of {@code had}
   * @param illWithout how many who had not, of {@code hadNot}
   */
  public record Line(String what, int ill, int had, int illWithout, int hadNot) {

    public double rate() {
      return had == 0 ? 0 : (double) ill / had;
    }

    public double rateWithout() {
      return hadNot == 0 ? 0 : (double) illWithout / hadNot;
    }

    /** How many times likelier to fall ill; null where it cannot be said. */
    public @Nullable Double ratio() {
      return ill == 0 || illWithout == 0 ? null : (Double) (rate() / rateWithout());
    }

    /** The lower end of its 95 % interval, by the log method (Katz and others, 1978). */
    public double low() {
      return end(-1.96);
    }

    public double high() {
      return end(1.96);
    }

    private double end(double z) {
      var ratio = ratio();
      if (ratio == null) {
        return Double.NaN;
      }
      double error = Math.sqrt(1.0 / ill - 1.0 / had + 1.0 / illWithout - 1.0 / hadNot);
      return Math.exp(Math.log(ratio) + z * error);
    }
  }

  private final JdbcClient jdbc;

  AttackRates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What was had, the likeliest source first; empty where nobody was asked. */
  public List<Line> of(UUID outbreak) {
    return jdbc
        .sql(
            """
            select h.key, count(*) filter (where a.ill and h.value = 'true'),
                   count(*) filter (where h.value = 'true'),
                   count(*) filter (where a.ill and h.value = 'false'),
                   count(*) filter (where h.value = 'false')
              from watch.attendee a cross join lateral jsonb_each_text(a.had) h
             where a.institution_id = ? and a.outbreak_id = ?
             group by h.key order by h.key
            """)
        .params(CurrentInstitution.get(), outbreak)
        .query(
            (row, n) ->
                new Line(
                    row.getString(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5)))
        .list()
        .stream()
        .sorted(Comparator.comparingDouble(AttackRates::likely).reversed())
        .toList();
  }

  private static double likely(Line line) {
    return line.ratio() == null ? -1 : line.low();
  }
}
