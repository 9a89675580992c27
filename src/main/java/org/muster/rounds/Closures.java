package org.muster.rounds;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.people.Tree;
import org.muster.people.Trees;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Signs rounds off, level by level, and takes a signature back while none above stands. */
@Service
public class Closures {

  /** Named in the refusal of a closure; the rest is counted. */
  private static final int NAMED = 100;

  private final JdbcClient jdbc;
  private final ClosureRepository closures;
  private final Board board;
  private final Trees trees;
  private final Trail trail;
  private final ApplicationEventPublisher events;
  private final ReceivedReports received;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Closures(
      JdbcClient jdbc,
      ClosureRepository closures,
      Board board,
      Trees trees,
      Trail trail,
      ApplicationEventPublisher events,
      ReceivedReports received,
      TransactionTemplate transaction,
      Clock clock) {
    this.jdbc = jdbc;
    this.closures = closures;
    this.board = board;
    this.trees = trees;
    this.trail = trail;
    this.events = events;
    this.received = received;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Closes a round for a unit at a level.
   *
   * @param level null for the lowest at which a unit of its kind is signed
   * @throws Problem 409 when somebody is missing (naming them), when it is signed already, or the
   *     round is not open; 503 while reports received before now are still to be recorded
   */
  public Closure close(
      Round asked, UUID unit, @Nullable Level level, @Nullable UUID byPerson, String byName) {
    // Before the transaction: no connection waits with us.
    received.settle();
    return Objects.requireNonNull(
        transaction.execute(status -> closeSettled(asked, unit, level, byPerson, byName)));
  }

  private Closure closeSettled(
      Round asked, UUID unit, @Nullable Level level, @Nullable UUID byPerson, String byName) {
    RoundLock.alone(jdbc, asked.id());
    // Read again, alone: it may have been closed, or have grown, since it was looked at.
    var revision = revisionOfOpen(asked.id());
    var tree = trees.units(revision);
    var node = tree.find(unit).orElseThrow(Problem::notFound);
    var at = level == null ? lowest(node) : level;
    var ids = tree.below(node).stream().map(Tree.Node::id).toArray(UUID[]::new);
    // Of these units only: a university has hundreds of classes, each signed in its turn.
    var standing = closures.standing(asked.id(), ids);
    if (standing.stream().anyMatch(c -> c.unit().equals(unit) && c.level() == at)) {
      throw Problem.conflict("rounds.signed-already");
    }
    var tally = board.now(asked, ids);
    if (!tally.whole()) {
      throw missing(asked, tally, ids);
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var previous = closures.lastOfChain();
    var closure =
        ClosureChain.next(
            previous.orElse(null),
            new Closure(
                0,
                Ids.next(),
                asked.id(),
                unit,
                at,
                tally,
                unsigned(tree, node, at, standing),
                byName,
                now,
                closures.contentHash(asked.id(), ids, now),
                "",
                "",
                null,
                null));
    closures.insert(closure, byPerson);
    seal(asked.id(), ids, now);
    if (at == Level.UNIVERSITY) {
      jdbc.sql("update rounds.round set closed_at = ? where institution_id = ? and id = ?")
          .params(Sql.time(now), CurrentInstitution.get(), asked.id())
          .update();
    }
    trail.record(
        "rounds.close", "unit", unit, Map.of("round", asked.id().toString(), "level", at.word()));
    events.publishEvent(new RoundClosed(CurrentInstitution.get(), asked.id(), unit, at));
    return closure;
  }

  /**
   * Takes a closure back: what it covered alone may move again.
   *
   * @throws Problem 409 while a closure above it stands, or when it was taken back already
   */
  @Transactional
  public void reopen(Round round, UUID closureId, String why, String byName) {
    if (why.isBlank() || why.length() > 500) {
      throw Problem.unprocessable("rounds.reopening-reason");
    }
    RoundLock.alone(jdbc, round.id());
    var standing = closures.standing(round.id());
    var closure =
        standing.stream()
            .filter(c -> c.id().equals(closureId))
            .findFirst()
            .orElseThrow(() -> Problem.conflict("rounds.not-signed"));
    var tree = trees.units(round.frozen());
    var node = tree.find(closure.unit()).orElseThrow(Problem::notFound);
    boolean below =
        standing.stream()
            .filter(c -> c.level().compareTo(closure.level()) > 0)
            .anyMatch(c -> tree.find(c.unit()).orElseThrow().holds(node));
    if (below) {
      throw Problem.conflict("rounds.signed-above");
    }
    closures.reopen(closureId, byName, why.strip(), clock.instant());
    unseal(round.id(), coveredAlone(tree, node, closure, standing));
    if (closure.level() == Level.UNIVERSITY) {
      jdbc.sql("update rounds.round set closed_at = null where institution_id = ? and id = ?")
          .params(CurrentInstitution.get(), round.id())
          .update();
    }
    trail.record("rounds.reopen", "closure", closureId, Map.of("round", round.id().toString()));
  }

  /** The closures of a round that stand, in the order they were signed. */
  public List<Closure> standing(Round round) {
    return closures.standing(round.id());
  }

  /** What is wrong with the institution's closures: an empty list when every one reproduces. */
  @Transactional(readOnly = true)
  public List<String> verify() {
    var faults = new ArrayList<String>();
    // The chain still shows that nothing signed was changed; the people behind it are not kept.
    var destroyed = new HashSet<>(closures.roundsWithoutRoll());
    @Nullable Closure before = null;
    for (var closure : closures.chain()) {
      if (!ClosureChain.next(before, closure).hash().equals(closure.hash())) {
        faults.add("closure " + closure.seq() + " is not what was signed");
      }
      if (closure.stands() && !destroyed.contains(closure.round()) && !reproduces(closure)) {
        faults.add("the roll behind closure " + closure.seq() + " is not what was signed");
      }
      before = closure;
    }
    return faults;
  }

  private boolean reproduces(Closure closure) {
    var revision =
        jdbc.sql("select revision from rounds.round where institution_id = ? and id = ?")
            .params(CurrentInstitution.get(), closure.round())
            .query(Long.class)
            .single();
    var tree = trees.units(revision);
    var ids =
        tree.find(closure.unit()).map(tree::below).orElse(List.of()).stream()
            .map(Tree.Node::id)
            .toArray(UUID[]::new);
    return closures.contentHash(closure.round(), ids, closure.at()).equals(closure.contentHash());
  }

  private static Level lowest(Tree.Node node) {
    var level = Level.lowest(node.kind());
    if (level == null) {
      throw Problem.unprocessable("rounds.not-a-level");
    }
    return level;
  }

  private long revisionOfOpen(UUID round) {
    record Row(@Nullable Long revision, boolean closed) {}
    var row =
        jdbc.sql(
                """
                select revision, closed_at is not null from rounds.round
                 where institution_id = ? and id = ?
                """)
            .params(CurrentInstitution.get(), round)
            .query((r, n) -> new Row(r.getObject(1, Long.class), r.getBoolean(2)))
            .optional()
            .orElseThrow(Problem::notFound);
    if (row.revision() == null) {
      throw Problem.conflict("rounds.not-open");
    }
    if (row.closed()) {
      throw Problem.conflict("rounds.closed");
    }
    return row.revision();
  }

  private Problem missing(Round round, Tally tally, UUID[] units) {
    var numbers =
        jdbc.sql(
                """
                select p.number from rounds.roll r
                  join people.person p on p.institution_id = r.institution_id and p.id = r.person_id
                 where r.institution_id = ? and r.round_id = ? and r.state = 'missing'
                   and r.unit_id = any (?) order by p.number limit ?
                """)
            .params(CurrentInstitution.get(), round.id(), units, NAMED)
            .query(String.class)
            .list();
    return new Problem(
        HttpStatus.CONFLICT,
        "rounds.missing",
        Map.of("missing", tally.missing(), "people", numbers),
        tally.missing());
  }

  /** Classes and colleges below that have not signed at the level next to this one. */
  private static List<UUID> unsigned(
      Tree tree, Tree.Node node, Level level, List<Closure> standing) {
    Set<UUID> signed = new HashSet<>();
    standing.forEach(c -> signed.add(c.unit()));
    String kind = level == Level.UNIVERSITY ? "college" : "class";
    return tree.below(node).stream()
        .filter(below -> below.kind().equals(kind))
        .filter(below -> level != Level.CLASS)
        .map(Tree.Node::id)
        .filter(id -> !signed.contains(id))
        .toList();
  }

  private void seal(UUID round, UUID[] units, Instant now) {
    jdbc.sql(
            """
            update rounds.roll set sealed_at = ?
             where institution_id = ? and round_id = ? and unit_id = any (?) and sealed_at is null
            """)
        .params(Sql.time(now), CurrentInstitution.get(), round, units)
        .update();
  }

  private void unseal(UUID round, UUID[] units) {
    jdbc.sql(
            """
            update rounds.roll set sealed_at = null
             where institution_id = ? and round_id = ? and unit_id = any (?)
            """)
        .params(CurrentInstitution.get(), round, units)
        .update();
  }

  /** The units of a closure that no other standing closure covers. */
  private static UUID[] coveredAlone(
      Tree tree, Tree.Node node, Closure closure, List<Closure> standing) {
    var others =
        standing.stream()
            .filter(c -> !c.id().equals(closure.id()))
            .map(c -> tree.find(c.unit()).orElseThrow())
            .toList();
    return tree.below(node).stream()
        .filter(unit -> others.stream().noneMatch(other -> other.holds(unit)))
        .map(Tree.Node::id)
        .toArray(UUID[]::new);
  }
}
