package org.muster.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import org.muster.journeys.Database;
import org.muster.shared.Ids;

/** What this PostgreSQL can do with the row of a report when nothing stands before it. */
final class Ceiling {

  private static final String ANSWERS =
      """
      {"region":"广东省珠海市香洲区","health":"well","isolation":"none","contact":false,\
      "listed_region":false,"household":false}\
      """;

  private final Database database;

  Ceiling(Database database) throws SQLException {
    this.database = database;
    database.execute(
        "drop schema if exists bench cascade",
        "create schema bench",
        "create table bench.report (like rounds.report including all)");
  }

  /** Rows a second when each is a transaction of its own. */
  double singleRows(int clients, int seconds) throws Exception {
    return run(clients, seconds, 1);
  }

  /** Rows a second in transactions of this many. */
  double batches(int clients, int seconds, int rows) throws Exception {
    return run(clients, seconds, rows);
  }

  private double run(int clients, int seconds, int rows) throws Exception {
    var written = new LongAdder();
    long begin = System.nanoTime();
    long end = begin + seconds * 1_000_000_000L;
    try (var pool = Executors.newFixedThreadPool(clients)) {
      for (int client = 0; client < clients; client++) {
        pool.submit(
            () -> {
              try (var connection = database.connect();
                  var insert = prepare(connection)) {
                connection.setAutoCommit(rows == 1);
                while (System.nanoTime() < end) {
                  write(insert, rows);
                  if (rows > 1) {
                    connection.commit();
                  }
                  written.add(rows);
                }
              }
              return null;
            });
      }
    }
    return written.sum() / ((System.nanoTime() - begin) / 1e9);
  }

  private static PreparedStatement prepare(Connection connection) throws SQLException {
    return connection.prepareStatement(
        """
        insert into bench.report (institution_id, person_id, id, round_id, submission, answers, via,
                                  same, by_person, by_name, flags, reported_at)
        values (?, ?, ?, ?, ?, ?::jsonb, 'self', true, null, null, '{}', ?)
        """);
  }

  private static final UUID INSTITUTION = Ids.next();
  private static final UUID ROUND = Ids.next();

  private static void write(PreparedStatement insert, int rows) throws SQLException {
    var now = new Timestamp(System.currentTimeMillis());
    for (int n = 0; n < rows; n++) {
      var id = Ids.next();
      insert.setObject(1, INSTITUTION);
      insert.setObject(2, UUID.randomUUID());
      insert.setObject(3, id);
      insert.setObject(4, ROUND);
      insert.setString(5, id.toString());
      insert.setString(6, ANSWERS);
      insert.setTimestamp(7, now);
      if (rows == 1) {
        insert.executeUpdate();
      } else {
        insert.addBatch();
      }
    }
    if (rows > 1) {
      insert.executeBatch();
    }
  }
}
