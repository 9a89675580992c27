package org.muster.faults;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.faults.History.Act;
import org.muster.faults.History.Answer;
import org.muster.faults.History.Entry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What must hold of every history of a round, whatever was killed or hung meanwhile and whichever
 * copy was asked. Only what was answered before something else was asked is compared with it.
 */
final class Rules {

  private static final List<String> STATES =
      List.of("reported", "proxy", "excused", "unreachable", "missing");

  private final List<Entry> entries;
  private final Map<String, String> classOf;
  private final List<String> broken = new ArrayList<>();

  private Rules(History history, Map<String, String> classOf) {
    entries = history.entries();
    this.classOf = classOf;
  }

  /**
   * The rules that a history breaks, in words; empty where it breaks none.
   *
   * @param classOf the class of each number on the roll
   */
  static List<String> broken(History history, Map<String, String> classOf) {
    var rules = new Rules(history, classOf);
    rules.identityHoldsAtEveryRead();
    rules.nobodyAnsweredForIsMissing();
    rules.whatWasSignedStays();
    rules.nothingMovesOnceItIsClosed();
    rules.nobodyIsRefusedForASignatureToCome();
    return rules.broken;
  }

  private void identityHoldsAtEveryRead() {
    for (var read : of(Act.FIGURES)) {
      var figures = json(read);
      if (sum(figures) != figures.get("roll").asInt() || sum(figures) != classOf.size()) {
        broken.add("the identity does not hold: " + read.told());
      }
    }
  }

  /** An acknowledged report or excusal is seen by every read that begins later. */
  private void nobodyAnsweredForIsMissing() {
    var reported = earliest(Act.REPORT);
    var excused = new HashMap<String, Entry>(earliest(Act.EXCUSE));
    // Whoever was once expected again may be missing.
    entries.stream()
        .filter(one -> one.act() == Act.EXPECT)
        .forEach(one -> excused.remove(one.about()));
    for (var read : of(Act.MISSING)) {
      for (var person : json(read).get("people")) {
        var number = person.get("number").asString();
        if (before(reported.get(number), read) || before(excused.get(number), read)) {
          broken.add(number + " is missing after what was acknowledged");
        }
      }
    }
  }

  /** A class that was signed is among the closures of every later read, as it was signed. */
  private void whatWasSignedStays() {
    var roll = new HashMap<String, Integer>();
    classOf.values().forEach(unit -> roll.merge(unit, 1, Integer::sum));
    var signed = new HashMap<String, Entry>();
    for (var one : of(Act.SIGN)) {
      var closure = json(one);
      if (signed.put(one.about(), one) != null) {
        broken.add("a class was signed twice");
      }
      if (sum(closure) != roll.getOrDefault(one.about(), 0)) {
        broken.add("a class was signed with others than its roll: " + one.told());
      }
    }
    for (var read : of(Act.CLASSES)) {
      var listed = new HashMap<String, JsonNode>();
      json(read).forEach(closure -> listed.put(closure.get("unit").asString(), closure));
      for (var one : signed.values()) {
        var found = listed.get(one.about());
        if (one.before(read)
            && (found == null || !found.get("hash").equals(json(one).get("hash")))) {
          broken.add("what was signed is not there, or not as it was signed");
        }
      }
    }
  }

  /** After the university's signature no report is taken, and the figures are the signed ones. */
  private void nothingMovesOnceItIsClosed() {
    var closed = of(Act.CLOSE).stream().findFirst();
    if (closed.isEmpty()) {
      return;
    }
    var signed = json(closed.get());
    // One that was sent before is acknowledged again; it moves nothing.
    Set<String> known = new HashSet<>();
    for (var one : entries) {
      if (one.act() == Act.REPORT && !closed.get().before(one) && one.answer() != Answer.REFUSED) {
        known.add(report(one));
      }
    }
    for (var one : entries) {
      if (closed.get().before(one)) {
        if (one.done(Act.REPORT) && !known.contains(report(one))) {
          broken.add("a report was taken after the university had signed");
        }
        if (one.done(Act.EXCUSE) || one.done(Act.SIGN)) {
          broken.add("after the university had signed: " + one.act());
        }
        if (one.done(Act.FIGURES)) {
          for (var state : STATES) {
            int then = state.equals("missing") ? 0 : signed.get(state).asInt();
            if (json(one).get(state).asInt() != then) {
              broken.add("closed, and not as it was signed: " + one.told() + ", but " + signed);
            }
          }
        }
      }
    }
  }

  /** The other way round: a refusal because it is closed needs somebody who may have closed it. */
  private void nobodyIsRefusedForASignatureToCome() {
    for (var one : entries) {
      if (one.answer() != Answer.REFUSED || one.act() != Act.REPORT) {
        continue;
      }
      var by =
          switch (one.told()) {
            case "rounds.closed" -> asked(Act.CLOSE, "");
            case "rounds.sealed" -> asked(Act.SIGN, classOf.getOrDefault(one.about(), ""));
            default -> List.<Entry>of();
          };
      if (by.stream().noneMatch(signature -> signature.asked() < one.answered())) {
        broken.add("a report was refused without reason: " + one.told());
      }
    }
  }

  private List<Entry> asked(Act act, String about) {
    return entries.stream()
        .filter(one -> one.act() == act && one.about().equals(about))
        .filter(one -> one.answer() != Answer.REFUSED)
        .toList();
  }

  private Collection<Entry> of(Act act) {
    return entries.stream().filter(one -> one.done(act)).toList();
  }

  private Map<String, Entry> earliest(Act act) {
    var earliest = new HashMap<String, Entry>();
    of(act)
        .forEach(
            one ->
                earliest.merge(one.about(), one, (a, b) -> a.answered() <= b.answered() ? a : b));
    return earliest;
  }

  private static boolean before(@Nullable Entry done, Entry read) {
    return done != null && done.before(read);
  }

  private static String report(Entry entry) {
    return json(entry).path("report").asString("");
  }

  private static int sum(JsonNode figures) {
    return STATES.stream().mapToInt(state -> figures.path(state).asInt(0)).sum();
  }

  private static JsonNode json(Entry entry) {
    return JsonMapper.shared().readTree(entry.told());
  }
}
