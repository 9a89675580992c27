package org.muster.people;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.muster.audit.Trail;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.SealedColumn;
import org.muster.shared.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings everything sealed of an institution under the newest key, a few hundred rows at a time.
 */
@Service
public class SealRenewal {

  private static final int ROWS_AT_ONCE = 500;

  private final JdbcClient jdbc;
  private final List<SealedColumn> columns;
  private final Seals seals;
  private final TransactionTemplate reading;
  private final TransactionTemplate alone;
  private final Trail trail;
  private final Clock clock;

  SealRenewal(
      JdbcClient jdbc,
      List<SealedColumn> columns,
      Seals seals,
      PlatformTransactionManager transactions,
      Trail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.columns = columns;
    this.seals = seals;
    this.reading = new TransactionTemplate(transactions);
    this.alone = new TransactionTemplate(transactions);
    this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.trail = trail;
    this.clock = clock;
  }

  private record Stored(String row, String before, String after) {}

  /**
   * Renews what is under an older key, if anything may be; broken off, it goes on from where it was
   * when it is called again. Answers how many rows were renewed.
   */
  public int renew() {
    int key = seals.newestKey();
    if (key == under()) {
      return 0;
    }
    int renewed = 0;
    for (var column : columns) {
      // A row that somebody wrote to meanwhile is met on the next pass.
      for (int pass = pass(column, key); pass > 0; pass = pass(column, key)) {
        renewed += pass;
      }
    }
    note(key, renewed);
    return renewed;
  }

  private int under() {
    return jdbc.sql("select key from people.seal where institution_id = ?")
        .param(CurrentInstitution.get())
        .query(Integer.class)
        .optional()
        .orElse(0);
  }

  private void note(int key, int renewed) {
    alone.executeWithoutResult(
        status -> {
          jdbc.sql(
                  """
                  insert into people.seal (institution_id, key, at) values (:institution, :key, :now)
                  on conflict (institution_id) do update set key = :key, at = :now
                  """)
              .param("institution", CurrentInstitution.get())
              .param("key", key)
              .param("now", clock.instant().atOffset(ZoneOffset.UTC))
              .update();
          trail.record("seal.renewed", "seal", key, Map.of("rows", renewed));
        });
  }

  /** Reads the column once, writing what is renewed in transactions of its own. */
  private int pass(SealedColumn column, int key) {
    var found = new ArrayList<Stored>();
    var renewed = new AtomicInteger();
    reading.executeWithoutResult(
        status -> {
          read(
              column,
              key,
              row -> {
                found.add(row);
                if (found.size() == ROWS_AT_ONCE) {
                  renewed.addAndGet(store(column, found));
                  found.clear();
                }
              });
          renewed.addAndGet(store(column, found));
        });
    return renewed.get();
  }

  private void read(SealedColumn column, int key, Consumer<Stored> reader) {
    jdbc.sql(
            """
            select ctid::text, %2$s::text, %3$s::text from %1$s
             where institution_id = :institution
               and (%3$s::text ~ :stale or :whole and %3$s::text not like 'sealed:%%')
            """
                .formatted(column.table(), column.subject(), column.column()))
        .param("institution", CurrentInstitution.get())
        .param("stale", "sealed:(?!%d:)".formatted(key))
        .param("whole", column.whole())
        .withFetchSize(ROWS_AT_ONCE)
        .query(
            row -> {
              var stored = row.getString(3);
              var after = renewed(column, row.getString(2), stored);
              // What no key opens stays, and is not met again and again.
              if (!after.equals(stored)) {
                reader.accept(new Stored(row.getString(1), stored, after));
              }
            });
  }

  private String renewed(SealedColumn column, String subject, String stored) {
    return column.whole() && !stored.startsWith("sealed:")
        ? seals.seal(column.name(), subject, stored)
        : seals.renew(column.name(), subject, stored);
  }

  /** Only where nobody has written since it was read. */
  private int store(SealedColumn column, List<Stored> rows) {
    var written =
        alone.execute(
            status ->
                jdbc.sql(
                        """
                        update %1$s t set %2$s = i.after::%3$s
                          from unnest(:rows::text[], :before::text[], :after::text[])
                            as i(row, before, after)
                         where t.ctid = i.row::tid and t.institution_id = :institution
                           and t.%2$s::text = i.before
                        """
                            .formatted(
                                column.table(), column.column(), column.whole() ? "text" : "jsonb"))
                    .param("rows", rows.stream().map(Stored::row).toArray(String[]::new))
                    .param("before", rows.stream().map(Stored::before).toArray(String[]::new))
                    .param("after", rows.stream().map(Stored::after).toArray(String[]::new))
                    .param("institution", CurrentInstitution.get())
                    .update());
    return Objects.requireNonNull(written);
  }
}
