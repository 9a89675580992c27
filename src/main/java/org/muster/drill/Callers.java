package org.muster.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.calls.Call;
import org.muster.calls.CallSheets;
import org.muster.calls.Calls;
import org.muster.calls.Card;
import org.muster.calls.Means;
import org.muster.calls.Outcome;
import org.muster.identity.Viewer;
import org.muster.people.Chain;
import org.muster.people.PostKind;
import org.muster.people.Scopes;
import org.muster.people.Tie;
import org.muster.rounds.Reports;
import org.muster.rounds.Round;
import org.muster.rounds.Submission;
import org.muster.rounds.Unreachables;
import org.muster.rounds.Via;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Whoever has a call sheet works it off from the top, as fast as people can talk: five calls in a
 * quarter of an hour. Students for whom no counsellor acts are on their superior's sheet.
 */
@Component
@Order(50)
class Callers implements Part {

  private static final int MINUTES = 15;
  private static final int CALLS = 5;

  /** After so many calls in vain, by their own number and others', somebody is unreachable. */
  private static final int IN_VAIN = 4;

  private final Faces faces;
  private final Chain chain;
  private final Scopes scopes;
  private final CallSheets sheets;
  private final Calls calls;
  private final Reports reports;
  private final Unreachables unreachables;

  Callers(
      Faces faces,
      Chain chain,
      Scopes scopes,
      CallSheets sheets,
      Calls calls,
      Reports reports,
      Unreachables unreachables) {
    this.faces = faces;
    this.chain = chain;
    this.scopes = scopes;
    this.sheets = sheets;
    this.calls = calls;
    this.reports = reports;
    this.unreachables = unreachables;
  }

  @Override
  public void play(Scene scene) {
    if (!scene.atWork() || !scene.every(MINUTES) || scene.open().isEmpty()) {
      return;
    }
    var missing = new HashSet<UUID>();
    var classes = new HashSet<UUID>();
    for (var round : scene.open()) {
      for (var line : faces.missing(round)) {
        missing.add(line.person());
        classes.add(line.unit());
      }
    }
    var callers = callers(classes);
    callers.removeIf(caller -> scene.course().rests(caller, scene.at()));
    faces.viewers(List.copyOf(callers)).values().stream()
        .sorted(Comparator.comparing(Viewer::name))
        .forEach(caller -> work(scene, caller, missing));
  }

  /** Those who act for classes with somebody missing, and who answers where nobody does. */
  private Set<UUID> callers(Set<UUID> classes) {
    var callers = new HashSet<UUID>();
    chain
        .ofClasses(PostKind.COUNSELLOR)
        .forEach(
            (unit, acting) -> {
              if (classes.contains(unit)) {
                callers.addAll(acting);
              }
            });
    chain.gaps().stream()
        .filter(gap -> classes.contains(gap.unit()))
        .map(Chain.Gap::owner)
        .filter(java.util.Objects::nonNull)
        .forEach(callers::add);
    return callers;
  }

  private void work(Scene scene, Viewer caller, Set<UUID> missing) {
    var sheet = sheets.of(scopes.of(caller), false);
    var now = sheet.due().subList(0, Math.min(CALLS, sheet.due().size()));
    if (now.isEmpty()) {
      // Nothing falls due before the first who waits; who is new will be called a little later.
      var next =
          sheet.waiting().stream().map(card -> card.next().at()).min(java.time.Instant::compareTo);
      var soon = scene.at().plus(Duration.ofMinutes(45));
      scene.course().rest(caller.self(), next.filter(at -> at.isBefore(soon)).orElse(soon));
    }
    Faces.as(
        caller,
        () -> {
          var told = new ArrayList<Submission>();
          now.forEach(card -> told.addAll(call(scene, caller, card, missing)));
          reports.takeAll(told);
          if (scene.late()) {
            giveUp(scene, caller, sheet.waiting(), missing);
          }
        });
  }

  /** Calls one; what they say is taken down for every round in which they are missing. */
  private List<Submission> call(Scene scene, Viewer caller, Card asked, Set<UUID> missing) {
    var card = asked.knowing(EnumSet.allOf(Tie.class));
    var tie = card.next().whom() == null ? Tie.SELF : card.next().whom();
    var temper = scene.temper(card.number());
    int tries = card.tried().size();
    var outcome = outcome(temper, tie, tries);
    var reason = card.reasons().getFirst();
    calls.log(
        caller,
        new Call(
            card.person(),
            reason.cause(),
            reason.subject(),
            tie,
            Means.PHONE,
            outcome,
            "",
            "drill-%s-%d".formatted(card.person(), scene.at().getEpochSecond()),
            null,
            temper.minutes(20, 280, "talks " + tries)));
    scene.course().called(outcome.reached());
    if (!missing.contains(card.person())) {
      return List.of();
    }
    if (outcome.reached()) {
      return scene.open().stream().map(round -> answered(round, card, caller)).toList();
    }
    if (tries + 1 >= IN_VAIN || scene.late()) {
      declare(scene, caller, card);
    }
    return List.of();
  }

  private static Submission answered(Round round, Card card, Viewer caller) {
    return new Submission(
        round.id(),
        card.person(),
        "drill-call",
        new Submission.Same(),
        Via.PHONE,
        caller.person(),
        caller.name());
  }

  /** Assumed: every second picks up, a parent more often, and one in thirty numbers is wrong. */
  private static Outcome outcome(Temper temper, Tie tie, int tries) {
    var what = "call " + tries;
    if (temper.gone()) {
      return Outcome.NO_ANSWER;
    }
    if (tie == Tie.SELF && tries == 0 && temper.happens(3, "number")) {
      return Outcome.WRONG_NUMBER;
    }
    int percent =
        switch (tie) {
          case SELF -> temper.silent() ? 55 : 85;
          case CLASS_LEADER -> 50;
          case ROOM_MATE -> 60;
          case PARENT -> 75;
          default -> 50;
        };
    if (!temper.happens(percent, what)) {
      return Outcome.NO_ANSWER;
    }
    return temper.happens(4, "issue") ? Outcome.REACHED_ISSUE : Outcome.REACHED_WELL;
  }

  /** In the last half hour who waits to be called again is declared, with the tries there were. */
  private void giveUp(Scene scene, Viewer caller, List<Card> waiting, Set<UUID> missing) {
    waiting.stream()
        .filter(card -> missing.contains(card.person()) && !card.tried().isEmpty())
        .forEach(card -> declare(scene, caller, card));
  }

  private void declare(Scene scene, Viewer caller, Card card) {
    var tries =
        card.tried().stream()
            .map(one -> new Unreachables.Try(one.at(), Via.PHONE, null))
            .collect(Collectors.toCollection(ArrayList::new));
    tries.add(new Unreachables.Try(scene.at(), Via.PHONE, null));
    for (var round : scene.open()) {
      if (faces.isMissing(round, card.person())) {
        unreachables.declare(round, card.person(), tries, caller.name());
      }
    }
  }
}
