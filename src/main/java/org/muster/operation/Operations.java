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
  private final StageTable stages;
  private final PackParts parts;
  private final Trail trail;
  private final Clock clock;

  Operations(JdbcClient jdbc, StageTable stages, PackParts parts, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.stages = stages;
    this.parts = parts;
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

  /** An operation that must be there. */
  public Operation get(UUID id) {
    return select("and id = ?", id).stream().findFirst().orElseThrow(Problem::notFound);
  }

  /**
   * Declares an operation without stages; rounds made from now on are part of it.
   *
   * @throws Problem 409 while another is in force, 422 without a name of 1 to 200 characters
   */
  @Transactional
  public UUID declare(String name, String by) {
    var id = insert(name, by);
    trail.record("operation.declare", "operation", id, Map.of());
    return id;
  }

  UUID insert(String name, String by) {
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
    return id;
  }

  /**
   * Stands an operation down, with all that came of its pack; its open rounds are seen through.
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
    stages.endAll(id, clock.instant());
    parts.standDown(id, why.strip());
    trail.record("operation.end", "operation", id, Map.of());
  }

  /** From here to the end of the transaction nobody else changes its stage or ends it. */
  void lock(UUID id) {
    var there =
        jdbc.sql(
                "select id from operation.operation where institution_id = ? and id = ? for update")
            .params(CurrentInstitution.get(), id)
            .query(UUID.class)
            .optional();
    if (there.isEmpty()) {
      throw Problem.notFound();
    }
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private List<Operation> select(String clause, Object... parameters) {
    return jdbc.sql(
            """
            select id, name, declared_at, declared_by, ended_at, ended_why
              from operation.operation where institution_id = ?
            """
                + clause)
        .param(CurrentInstitution.get())
        .params(List.of(parameters))
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
