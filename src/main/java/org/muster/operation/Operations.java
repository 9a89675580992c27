package org.muster.operation;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.muster.audit.Trail;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The declared responses of the institution in force; at most one is in force at a time. */
@Service
public class Operations {

  private final JdbcClient jdbc;
  private final Trail trail;
  private final Clock clock;

  Operations(JdbcClient jdbc, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.trail = trail;
    this.clock = clock;
  }

  /** The operation in force, if any. */
  public Optional<Operation> current() {
    return select("and ended_at is null").stream().findFirst();
  }

  /** All operations, the newest first. */
  public List<Operation> all() {
    return select("order by declared_at desc, id desc");
  }

  /**
   * Declares an operation; rounds made from now on are part of it.
   *
   * @throws Problem 409 while another is in force, 422 without a name of 1 to 200 characters
   */
  @Transactional
  public UUID declare(String name, String by) {
    if (name.isBlank() || name.length() > 200) {
      throw Problem.unprocessable("operation.name");
    }
    var id = Ids.next();
    try {
      jdbc.sql(
              """
              insert into operation.operation (institution_id, id, name, declared_at, declared_by)
              values (?, ?, ?, ?, ?)
              """)
          .params(CurrentInstitution.get(), id, name.strip(), now(), by)
          .update();
    } catch (DuplicateKeyException another) {
      throw Problem.conflict("operation.in-force");
    }
    trail.record("operation.declare", "operation", id, Map.of());
    return id;
  }

  /**
   * Stands an operation down; its rounds stay as they are.
   *
   * @throws Problem 409 when it is not in force, 422 without a reason of 1 to 500 characters
   */
  @Transactional
  public void end(UUID id, String why, String by) {
    if (why.isBlank() || why.length() > 500) {
      throw Problem.unprocessable("operation.reason");
    }
    int ended =
        jdbc.sql(
                """
                update operation.operation set ended_at = ?, ended_by = ?, ended_why = ?
                 where institution_id = ? and id = ? and ended_at is null
                """)
            .params(now(), by, why.strip(), CurrentInstitution.get(), id)
            .update();
    if (ended == 0) {
      throw all().stream().anyMatch(one -> one.id().equals(id))
          ? Problem.conflict("operation.not-in-force")
          : Problem.notFound();
    }
    trail.record("operation.end", "operation", id, Map.of());
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private List<Operation> select(String clause) {
    return jdbc.sql(
            """
            select id, name, declared_at, declared_by, ended_at, ended_why
              from operation.operation where institution_id = ?
            """
                + clause)
        .param(CurrentInstitution.get())
        .query(
            (row, n) -> {
              var ended = row.getObject(5, OffsetDateTime.class);
              return new Operation(
                  row.getObject(1, UUID.class),
                  row.getString(2),
                  row.getObject(3, OffsetDateTime.class).toInstant(),
                  row.getString(4),
                  ended == null ? null : ended.toInstant(),
                  row.getString(6));
            })
        .list();
  }
}
