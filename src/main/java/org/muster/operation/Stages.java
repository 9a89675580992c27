package org.muster.operation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.muster.audit.Trail;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The stages of operations that were declared from a pack. */
@Service
public class Stages {

  private record Key(UUID institution, UUID operation) {}

  private final JdbcClient jdbc;
  private final Operations operations;
  private final PackParts parts;
  private final StageTable table;
  private final Trail trail;
  private final Clock clock;

  /** An operation's pack never changes. */
  private final Cache<Key, Optional<Pack>> packs = Caffeine.newBuilder().maximumSize(200).build();

  Stages(
      JdbcClient jdbc,
      Operations operations,
      PackParts parts,
      StageTable table,
      Trail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.operations = operations;
    this.parts = parts;
    this.table = table;
    this.trail = trail;
    this.clock = clock;
  }

  /** The stage in force; empty without an operation, and for one that has no stages. */
  public Optional<InForce> inForce() {
    return operations
        .current()
        .flatMap(
            operation ->
                pack(operation.id())
                    .flatMap(
                        pack ->
                            history(operation.id()).stream()
                                .filter(span -> span.to() == null)
                                .findFirst()
                                .map(
                                    span ->
                                        new InForce(
                                            operation, pack, pack.stage(span.code()), span))));
  }

  /** The pack an operation was declared from, as it was then. */
  public Optional<Pack> pack(UUID operation) {
    return packs.get(
        new Key(CurrentInstitution.get(), operation),
        unread ->
            jdbc.sql(
                    """
                    select pack_content from operation.operation
                     where institution_id = ? and id = ? and pack_content is not null
                    """)
                .params(unread.institution(), unread.operation())
                .query(String.class)
                .optional()
                .map(PackFile::read));
  }

  /** The stages an operation went through, the newest first. */
  public List<StageSpan> history(UUID operation) {
    return table.of(operation);
  }

  /** What declaring an operation from a pack would change. */
  public StageStep beginning(Pack pack, String stage) {
    var to = pack.stage(stage);
    return new StageStep(pack, null, to, parts.changes(null, null, to), parts.unread(to));
  }

  /** What the step to another stage would change. */
  public StageStep step(InForce now, String stage) {
    var to = following(now, stage);
    return new StageStep(
        now.pack(),
        now.stage(),
        to,
        parts.changes(now.operation().id(), now.stage(), to),
        parts.unread(to));
  }

  /** What standing an operation down would close. */
  public List<Change> closing(UUID operation) {
    return parts.closing(operation);
  }

  /**
   * Declares an operation from a pack and puts a stage of it in force, with all that it brings.
   *
   * @throws Problem 409 while another is in force, 422 without a name or a reason
   */
  @Transactional
  public UUID declare(Pack pack, String stage, String name, String why, String by) {
    var reason = reason(why);
    var first = pack.stage(stage);
    var operation = operations.insert(name, by);
    jdbc.sql(
            """
            update operation.operation set pack = ?, pack_version = ?, pack_content = ?
             where institution_id = ? and id = ?
            """)
        .params(pack.code(), pack.version(), pack.content(), CurrentInstitution.get(), operation)
        .update();
    table.begin(operation, stage, clock.instant(), by, reason);
    parts.apply(operation, null, first, reason);
    trail.record(
        "operation.declare",
        "operation",
        operation,
        Map.of("pack", pack.code(), "version", pack.version(), "stage", stage));
    return operation;
  }

  /**
   * Puts another stage in force, at once and as a whole.
   *
   * @param expected the {@link StageSpan} its reader saw in force
   * @throws Problem 409 when that is no longer in force, 404 for a stage that may not follow, 422
   *     without a reason of 1 to 500 characters
   */
  @Transactional
  public void change(UUID operation, UUID expected, String stage, String why, String by) {
    var reason = reason(why);
    operations.lock(operation);
    var now = inForce().filter(one -> one.operation().id().equals(operation));
    if (now.isEmpty() || !now.get().span().id().equals(expected)) {
      throw Problem.conflict("operation.stage-changed");
    }
    var to = following(now.get(), stage);
    var at = clock.instant();
    if (!table.end(expected, at)) {
      throw Problem.conflict("operation.stage-changed");
    }
    table.begin(operation, stage, at, by, reason);
    parts.apply(operation, now.get().stage(), to, reason);
    trail.record(
        "operation.stage",
        "operation",
        operation,
        Map.of("from", now.get().stage().code(), "to", stage, "reason", reason));
  }

  private static Stage following(InForce now, String stage) {
    if (!now.stage().next().contains(stage)) {
      throw Problem.notFound();
    }
    return now.pack().stage(stage);
  }

  private static String reason(String why) {
    if (why.isBlank() || why.length() > 500) {
      throw Problem.unprocessable("operation.stage-reason");
    }
    return why.strip();
  }
}
