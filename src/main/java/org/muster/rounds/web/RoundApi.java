package org.muster.rounds.web;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.identity.NeedsScope;
import org.muster.identity.TokenScope;
import org.muster.people.Audience;
import org.muster.people.Audiences;
import org.muster.people.Institutions;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.people.Tree;
import org.muster.rounds.Board;
import org.muster.rounds.Chase;
import org.muster.rounds.RollLine;
import org.muster.rounds.Rolls;
import org.muster.rounds.Round;
import org.muster.rounds.Rounds;
import org.muster.rounds.Tally;
import org.muster.shared.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/rounds")
@NeedsScope(TokenScope.ROUNDS_READ)
class RoundApi {

  /**
   * @param audience {@code "students"}, an object of criteria, or absent for all students
   * @param opensAt with an offset, or in the institution's zone; absent for now
   * @param chase the steps to go after those who do not report; absent for the standard ones
   * @param census true for a round beside the daily one, whose figures are not the day's; it takes
   *     the standard steps
   */
  record NewRound(
      @Nullable String name,
      @Nullable String form,
      @Nullable JsonNode audience,
      @Nullable String opensAt,
      @Nullable String dueAt,
      @Nullable JsonNode chase,
      @Nullable Boolean census) {}

  record RoundFigures(
      UUID id,
      String name,
      String day,
      String form,
      Instant opensAt,
      Instant dueAt,
      @Nullable Instant openedAt,
      @Nullable Instant closedAt,
      int roll,
      int reported,
      int proxy,
      int excused,
      int unreachable,
      int missing) {

    static RoundFigures of(Round round, Tally tally) {
      return new RoundFigures(
          round.id(),
          round.name(),
          round.day().toString(),
          round.formCode(),
          round.opensAt(),
          round.dueAt(),
          round.openedAt(),
          round.closedAt(),
          tally.roll(),
          tally.reported(),
          tally.proxy(),
          tally.excused(),
          tally.unreachable(),
          tally.missing());
    }
  }

  record UnitFigures(
      UUID unit,
      String name,
      String kind,
      int roll,
      int reported,
      int proxy,
      int excused,
      int unreachable,
      int missing) {}

  record MissingPerson(String number, String name, UUID unit, @Nullable String unitName) {}

  record Missing(int missing, List<MissingPerson> people) {}

  private final Rounds rounds;
  private final Board board;
  private final Rolls rolls;
  private final Audiences audiences;
  private final Institutions institutions;

  RoundApi(
      Rounds rounds, Board board, Rolls rolls, Audiences audiences, Institutions institutions) {
    this.rounds = rounds;
    this.board = board;
    this.rolls = rolls;
    this.audiences = audiences;
    this.institutions = institutions;
  }

  /** Makes a round and, when its time has come, freezes its roll. */
  @NeedsScope(TokenScope.ROUNDS_WRITE)
  @PostMapping
  ResponseEntity<RoundFigures> create(Scope scope, @RequestBody NewRound wanted) {
    wholeOnly(scope);
    if (wanted.name() == null || wanted.form() == null || wanted.dueAt() == null) {
      throw Problem.unprocessable("rounds.name");
    }
    var whom = audiences.checkWhole(Audience.of(wanted.audience()), scope);
    var opens = wanted.opensAt() == null ? null : moment(wanted.opensAt());
    var due = moment(wanted.dueAt());
    var round =
        Boolean.TRUE.equals(wanted.census())
            ? rounds.census(wanted.name(), wanted.form(), whom, opens, due)
            : rounds.create(
                wanted.name(), wanted.form(), whom, opens, due, Chase.of(wanted.chase()));
    return ResponseEntity.created(URI.create("/api/v1/rounds/" + round.id())).body(figures(round));
  }

  @GetMapping("/{id}")
  RoundFigures one(Scope scope, @PathVariable UUID id) {
    wholeOnly(scope);
    return figures(rounds.get(id));
  }

  /**
   * The same figures for each unit right below one; when none is named, below the university, or
   * for the highest units in the caller's charge.
   */
  @GetMapping("/{id}/units")
  List<UnitFigures> units(
      Scope scope, @PathVariable UUID id, @RequestParam(required = false) @Nullable UUID under) {
    var totals = board.units(rounds.get(id));
    var tree = totals.tree();
    var shown = under == null ? highest(scope, tree) : below(scope, tree, under);
    return shown.stream().map(node -> line(node, totals.of(node))).toList();
  }

  private static List<Tree.Node> below(Scope scope, Tree tree, UUID unit) {
    var node = tree.find(unit).orElseThrow(Problem::notFound);
    if (!scope.covers(unit)) {
      throw Problem.forbidden();
    }
    return tree.children(node);
  }

  private static List<Tree.Node> highest(Scope scope, Tree tree) {
    if (scope.whole()) {
      return tree.children(tree.roots().getFirst());
    }
    var highest =
        tree.nodes().stream()
            .filter(node -> scope.covers(node.id()))
            .filter(node -> node.parent() == null || !scope.covers(node.parent()))
            .toList();
    if (highest.isEmpty()) {
      throw Problem.forbidden();
    }
    return highest;
  }

  /** Who has not been heard from, class by class; at most {@code limit} from {@code offset} on. */
  @GetMapping("/{id}/missing")
  Missing missing(
      Scope scope,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable UUID unit,
      @RequestParam(defaultValue = "0") int offset,
      @RequestParam(defaultValue = "1000") int limit) {
    var round = rounds.get(id);
    var totals = board.units(round);
    var tree = totals.tree();
    var node =
        unit == null ? tree.roots().getFirst() : tree.find(unit).orElseThrow(Problem::notFound);
    if (!scope.covers(node.id())) {
      throw Problem.forbidden();
    }
    var lines =
        rolls.missing(
            scope, round, totals, node, Math.max(0, offset), Math.clamp(limit, 1, 50_000));
    return new Missing(
        totals.of(node).missing(), lines.stream().map(line -> person(tree, line)).toList());
  }

  private RoundFigures figures(Round round) {
    return RoundFigures.of(round, round.openedAt() == null ? Tally.NONE : board.units(round).all());
  }

  private static UnitFigures line(Tree.Node node, Tally tally) {
    return new UnitFigures(
        node.id(),
        node.name(),
        node.kind(),
        tally.roll(),
        tally.reported(),
        tally.proxy(),
        tally.excused(),
        tally.unreachable(),
        tally.missing());
  }

  private static MissingPerson person(Tree tree, RollLine line) {
    return new MissingPerson(
        line.number(),
        line.name(),
        line.unit(),
        tree.find(line.unit()).map(Tree.Node::name).orElse(null));
  }

  static void wholeOnly(Scope scope) {
    if (!scope.holds(PostKind.DATA_TEAM) && !scope.holds(PostKind.WORKING_GROUP)) {
      throw Problem.forbidden();
    }
  }

  private Instant moment(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException withoutOffset) {
      try {
        return LocalDateTime.parse(text).atZone(institutions.current().zone()).toInstant();
      } catch (DateTimeException unreadable) {
        throw Problem.unprocessable("rounds.moment", text);
      }
    }
  }
}
