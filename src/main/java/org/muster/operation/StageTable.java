package org.muster.operation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of the stages as they were in force. */
@Repository
class StageTable {

  private final JdbcClient jdbc;

  StageTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Everything that was, the newest first. */
  List<StageSpan> of(UUID operation) {
    return jdbc.sql(
            """
            select id, code, from_at, to_at, by_name, why from operation.stage
             where institution_id = ? and operation_id = ? order by from_at desc, id desc
            """)
        .params(CurrentInstitution.get(), operation)
        .query(
            (row, n) -> {
              var to = row.getObject(4, OffsetDateTime.class);
              return new StageSpan(
                  row.getObject(1, UUID.class),
                  row.getString(2),
                  row.getObject(3, OffsetDateTime.class).toInstant(),
                  to == null ? null : to.toInstant(),
                  row.getString(5),
                  row.getString(6));
            })
        .list();
  }

  void begin(UUID operation, String code, Instant now, String by, String why) {
    jdbc.sql(
            """
            insert into operation.stage
              (institution_id, id, operation_id, code, from_at, by_name, why)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            CurrentInstitution.get(),
            Ids.next(),
            operation,
            code,
            now.atOffset(ZoneOffset.UTC),
            by,
            why)
        .update();
  }

  /** Ends one that is in force; false where somebody else has done it. */
  boolean end(UUID span, Instant now) {
    return jdbc.sql(
                """
                update operation.stage set to_at = greatest(from_at, ?)
                 where institution_id = ? and id = ? and to_at is null
                """)
            .params(now.atOffset(ZoneOffset.UTC), CurrentInstitution.get(), span)
            .update()
        == 1;
  }

  /** Ends whichever is in force. */
  void endAll(UUID operation, Instant now) {
    jdbc.sql(
            """
            update operation.stage set to_at = greatest(from_at, ?)
             where institution_id = ? and operation_id = ? and to_at is null
            """)
        .params(now.atOffset(ZoneOffset.UTC), CurrentInstitution.get(), operation)
        .update();
  }
}
