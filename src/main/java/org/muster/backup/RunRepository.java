package org.muster.backup;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Actor;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RunRepository {

  private static final int SHOWN = 50;

  /** Between its row and its place in PostgreSQL; after that, one without a place has ended. */
  private static final Duration BEGINNING = Duration.ofMinutes(1);

  private final JdbcClient jdbc;

  RunRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void begin(UUID id, String file, Actor by, Instant at) {
    jdbc.sql(
            """
            insert into backup.run
              (institution_id, id, file, state, by_person, by_name, started_at)
            values (:institution, :id, :file, 'making', :person::uuid, :name, :at)
            """)
        .param("institution", CurrentInstitution.get())
        .param("id", id)
        .param("file", file)
        .param("person", by.person())
        .param("name", by.name())
        .param("at", time(at))
        .update();
  }

  void progress(UUID id, int done, int tables, long rows) {
    jdbc.sql(
            """
            update backup.run set tables_done = ?, tables = ?, rows = rows + ?
             where institution_id = ? and id = ?
            """)
        .params(done, tables, rows, CurrentInstitution.get(), id)
        .update();
  }

  void made(UUID id, long bytes, Instant at) {
    jdbc.sql(
            """
            update backup.run set state = 'made', bytes = ?, ended_at = ?
             where institution_id = ? and id = ?
            """)
        .params(bytes, time(at), CurrentInstitution.get(), id)
        .update();
  }

  void failed(UUID id, String failure, Instant at) {
    jdbc.sql(
            """
            update backup.run set state = 'failed', failure = ?, ended_at = ?
             where institution_id = ? and id = ?
            """)
        .params(failure, time(at), CurrentInstitution.get(), id)
        .update();
  }

  List<BackupRun> latest(Instant now) {
    return jdbc.sql(
            """
            select id, file, by_name, started_at, ended_at, tables_done, tables, rows, bytes, failure,
                   case when state = 'making' and started_at < :begun and not exists (
                          select from pg_locks
                           where locktype = 'advisory' and classid = :lock and objid = 0
                             and database = (select oid from pg_database
                                              where datname = current_database()))
                        then 'broken_off' else state end as state
              from backup.run
             where institution_id = :institution
             order by started_at desc, id desc limit :shown
            """)
        .param("institution", CurrentInstitution.get())
        .param("begun", time(now.minus(BEGINNING)))
        .param("lock", Snapshot.LOCK)
        .param("shown", SHOWN)
        .query(
            (row, n) ->
                new BackupRun(
                    row.getObject("id", UUID.class),
                    row.getString("file"),
                    BackupRun.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                    row.getString("by_name"),
                    row.getObject("started_at", OffsetDateTime.class).toInstant(),
                    instant(row.getObject("ended_at", OffsetDateTime.class)),
                    row.getInt("tables_done"),
                    row.getInt("tables"),
                    row.getLong("rows"),
                    row.getObject("bytes", Long.class),
                    row.getString("failure")))
        .list();
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
