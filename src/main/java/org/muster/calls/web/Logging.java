package org.muster.calls.web;

import gg.jte.Content;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.calls.Call;
import org.muster.calls.CallTakesDown;
import org.muster.calls.Calls;
import org.muster.calls.Drafts;
import org.muster.calls.Means;
import org.muster.calls.Outcome;
import org.muster.identity.Viewer;
import org.muster.people.PersonLine;
import org.muster.people.Tie;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.springframework.stereotype.Component;

/**
 * Takes a card's form: first what the person said, then the attempt. Both go by the same key, so
 * that sending the form again after a lost answer completes what is missing and doubles nothing.
 */
@Component
class Logging {

  /** What became of a form. */
  sealed interface Result {}

  record Logged(Outcome outcome) implements Result {}

  /** Nothing was kept. */
  record NotTaken(@Nullable Content part, @Nullable Problem problem) implements Result {}

  private final Calls calls;
  private final List<CallTakesDown> takers;

  Logging(Calls calls, List<CallTakesDown> takers) {
    this.calls = calls;
    this.takers = takers;
  }

  Result log(Viewer viewer, PersonLine person, Map<String, List<String>> fields, Text t) {
    Call call;
    try {
      call = read(person.id(), fields);
    } catch (Problem amiss) {
      return new NotTaken(null, amiss);
    }
    for (var taker : takers) {
      var taken = taker.take(viewer, person, call.means(), call.key(), fields, t);
      if (taken instanceof CallTakesDown.Faulty faulty) {
        return new NotTaken(faulty.part(), null);
      }
      if (taken instanceof CallTakesDown.Refused refused) {
        return new NotTaken(null, refused.problem());
      }
    }
    try {
      calls.log(viewer, call);
    } catch (Problem amiss) {
      return new NotTaken(null, amiss);
    }
    return new Logged(call.outcome());
  }

  private static Call read(UUID person, Map<String, List<String>> fields) {
    var cause = field(fields, "_cause");
    if (!cause.matches("[a-z_-]{0,40}")) {
      throw Problem.unprocessable("calls.cause");
    }
    return new Call(
        person,
        cause.isEmpty() ? null : cause,
        cause.isEmpty() ? null : uuid(field(fields, "_subject")),
        tie(field(fields, "_whom")),
        field(fields, "_means").isEmpty() ? Means.PHONE : Means.of(field(fields, "_means")),
        outcome(fields),
        field(fields, "_note"),
        field(fields, Drafts.KEY),
        moment(field(fields, "_made")),
        seconds(fields));
  }

  /** Whoever gave a report was reached. */
  private static Outcome outcome(Map<String, List<String>> fields) {
    var word = field(fields, "_outcome");
    boolean report = !field(fields, CallTakesDown.BUTTON).isEmpty();
    var outcome = word.isEmpty() && report ? Outcome.REACHED_WELL : Outcome.of(word);
    if (report && !outcome.reached()) {
      throw Problem.unprocessable("calls.unreached");
    }
    return outcome;
  }

  private static Tie tie(String word) {
    try {
      return word.isEmpty() ? Tie.SELF : Tie.of(word);
    } catch (IllegalArgumentException unknown) {
      throw Problem.unprocessable("calls.whom");
    }
  }

  private static @Nullable UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException none) {
      return null;
    }
  }

  private static @Nullable Instant moment(String text) {
    try {
      return text.isEmpty() ? null : Instant.parse(text);
    } catch (DateTimeException none) {
      return null;
    }
  }

  /** From the card's appearing to its being sent, both by the same watch: the browser's. */
  private static @Nullable Integer seconds(Map<String, List<String>> fields) {
    var shown = moment(field(fields, "_shown"));
    var made = moment(field(fields, "_made"));
    if (shown == null || made == null || made.isBefore(shown)) {
      return null;
    }
    return (int) Math.min(Integer.MAX_VALUE, java.time.Duration.between(shown, made).toSeconds());
  }

  private static String field(Map<String, List<String>> fields, String name) {
    var values = fields.get(name);
    return values == null || values.isEmpty() ? "" : values.getFirst().strip();
  }
}
