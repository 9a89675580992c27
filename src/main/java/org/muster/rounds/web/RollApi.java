package org.muster.rounds.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.identity.NeedsScope;
import org.muster.identity.TokenScope;
import org.muster.identity.Viewer;
import org.muster.people.People;
import org.muster.people.PersonLine;
import org.muster.people.Scope;
import org.muster.rounds.Closure;
import org.muster.rounds.Closures;
import org.muster.rounds.Excusals;
import org.muster.rounds.Level;
import org.muster.rounds.Rounds;
import org.muster.rounds.Unreachables;
import org.muster.rounds.Via;
import org.muster.shared.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is done to people's places on a roll, and its end. */
@RestController
@RequestMapping("/api/v1/rounds/{id}")
@NeedsScope(TokenScope.ROUNDS_WRITE)
class RollApi {

  record NewExcusal(@Nullable String reason, @Nullable String until) {}

  record NewTry(@Nullable String at, @Nullable String means, @Nullable String note) {}

  record Declaration(@Nullable List<NewTry> tries) {}

  /**
   * @param unit absent for the whole institution
   */
  record NewClosure(@Nullable UUID unit, @Nullable String level) {}

  record Standing(String number, String state) {}

  record ClosureAnswer(
      UUID id,
      long seq,
      UUID unit,
      String level,
      int roll,
      int reported,
      int proxy,
      int excused,
      int unreachable,
      List<UUID> unsigned,
      Instant at,
      String by,
      String contentHash,
      String previousHash,
      String hash) {

    static ClosureAnswer of(Closure closure) {
      var tally = closure.tally();
      return new ClosureAnswer(
          closure.id(),
          closure.seq(),
          closure.unit(),
          closure.level().word(),
          tally.roll(),
          tally.reported(),
          tally.proxy(),
          tally.excused(),
          tally.unreachable(),
          closure.unsigned(),
          closure.at(),
          closure.byName(),
          closure.contentHash(),
          closure.previousHash(),
          closure.hash());
    }
  }

  private final Rounds rounds;
  private final People people;
  private final Excusals excusals;
  private final Unreachables unreachables;
  private final Closures closures;
  private final Signing signing;

  RollApi(
      Rounds rounds,
      People people,
      Excusals excusals,
      Unreachables unreachables,
      Closures closures,
      Signing signing) {
    this.rounds = rounds;
    this.people = people;
    this.excusals = excusals;
    this.unreachables = unreachables;
    this.closures = closures;
    this.signing = signing;
  }

  @PutMapping("/excusals/{number}")
  Standing excuse(
      Scope scope,
      Viewer viewer,
      @PathVariable UUID id,
      @PathVariable String number,
      @RequestBody NewExcusal wanted) {
    var person = covered(scope, number);
    if (wanted.reason() == null || wanted.until() == null) {
      throw Problem.unprocessable("rounds.excusal-reason");
    }
    var state =
        excusals.excuse(
            rounds.get(id), person.id(), wanted.reason(), day(wanted.until()), viewer.name());
    return new Standing(number, state.word());
  }

  @DeleteMapping("/excusals/{number}")
  Standing expectAgain(Scope scope, @PathVariable UUID id, @PathVariable String number) {
    var state = excusals.expectAgain(rounds.get(id), covered(scope, number).id());
    return new Standing(number, state.word());
  }

  @PutMapping("/unreachables/{number}")
  Standing declare(
      Scope scope,
      Viewer viewer,
      @PathVariable UUID id,
      @PathVariable String number,
      @RequestBody Declaration wanted) {
    var tries =
        (wanted.tries() == null ? List.<NewTry>of() : wanted.tries())
            .stream()
                .map(
                    one ->
                        new Unreachables.Try(
                            one.at() == null ? signing.now() : moment(one.at()),
                            one.means() == null ? Via.PHONE : Via.of(one.means()),
                            one.note()))
                .toList();
    var state =
        unreachables.declare(rounds.get(id), covered(scope, number).id(), tries, viewer.name());
    return new Standing(number, state.word());
  }

  @NeedsScope(TokenScope.ROUNDS_READ)
  @GetMapping("/closures")
  List<ClosureAnswer> closures(Scope scope, @PathVariable UUID id) {
    RoundApi.wholeOnly(scope);
    return closures.standing(rounds.get(id)).stream().map(ClosureAnswer::of).toList();
  }

  /** Signs a unit off; 409 names who is missing. */
  @PostMapping("/closures")
  ResponseEntity<ClosureAnswer> close(
      Scope scope,
      Viewer viewer,
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable NewClosure wanted) {
    var closure =
        signing.sign(
            scope,
            viewer,
            rounds.get(id),
            wanted == null ? null : wanted.unit(),
            wanted == null || wanted.level() == null ? null : level(wanted.level()));
    return ResponseEntity.status(HttpStatus.CREATED).body(ClosureAnswer.of(closure));
  }

  private PersonLine covered(Scope scope, String number) {
    var person =
        people.byNumbers(List.of(number)).stream()
            .findFirst()
            .orElseThrow(() -> Problem.unprocessable("rounds.person-unknown"));
    if (!scope.whole() && (person.unit() == null || !scope.covers(person.unit()))) {
      throw Problem.forbidden();
    }
    return person;
  }

  private static Level level(String word) {
    try {
      return Level.of(word);
    } catch (IllegalArgumentException unknown) {
      throw Problem.unprocessable("rounds.not-a-level");
    }
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
    } catch (DateTimeException unreadable) {
      throw Problem.unprocessable("rounds.moment", text);
    }
  }

  private static Instant moment(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException unreadable) {
      throw Problem.unprocessable("rounds.moment", text);
    }
  }
}
