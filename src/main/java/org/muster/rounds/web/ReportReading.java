package org.muster.rounds.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.identity.Viewer;
import org.muster.people.People;
import org.muster.people.PersonLine;
import org.muster.people.Scope;
import org.muster.rounds.Submission;
import org.muster.rounds.Via;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Makes submissions of what programs send: numbers become persons, once for all of them. */
@Component
class ReportReading {

  /** What became of one report. */
  sealed interface Result {}

  record Read(Submission submission) implements Result {}

  record Unread(Problem problem) implements Result {}

  private static final int LONGEST_KEY = 100;

  private final People people;

  ReportReading(People people) {
    this.people = people;
  }

  /** The client's key, or one of our own for a report that has none. */
  static String key(@Nullable String sent) {
    if (sent != null && sent.length() > LONGEST_KEY) {
      throw Problem.unprocessable("rounds.key", LONGEST_KEY);
    }
    return sent == null || sent.isBlank() ? Ids.next().toString() : sent;
  }

  /** One result per report, in their order. */
  List<Result> read(
      Viewer viewer, Scope scope, UUID round, List<SentReport> sent, List<String> keys) {
    var numbers =
        sent.stream()
            .flatMap(report -> Stream.of(report.person(), report.by()))
            .filter(number -> number != null)
            .distinct()
            .toList();
    var known =
        people.byNumbers(numbers).stream()
            .collect(Collectors.toMap(PersonLine::number, line -> line));
    return IntStream.range(0, sent.size())
        .mapToObj(n -> read(viewer, scope, round, sent.get(n), keys.get(n), known))
        .toList();
  }

  private static Result read(
      Viewer viewer,
      Scope scope,
      UUID round,
      SentReport sent,
      String key,
      Map<String, PersonLine> known) {
    var person = sent.person() == null ? null : known.get(sent.person());
    if (!scope.whole()
        && (person == null || person.unit() == null || !scope.covers(person.unit()))) {
      // The same for a number that nobody has: who is at the university is not theirs to find out.
      return new Unread(new Problem(HttpStatus.FORBIDDEN, "rounds.person-unknown"));
    }
    if (person == null) {
      return new Unread(Problem.unprocessable("rounds.person-unknown"));
    }
    var by = sent.by() == null ? null : known.get(sent.by());
    if (sent.by() != null && by == null) {
      return new Unread(Problem.unprocessable("rounds.by-unknown"));
    }
    Via via;
    try {
      via = sent.via() == null ? Via.SELF : Via.of(sent.via());
    } catch (Problem unknown) {
      return new Unread(unknown);
    }
    return new Read(
        new Submission(
            round,
            person.id(),
            key,
            sent.answers() == null
                ? new Submission.Same()
                : new Submission.Answered(sent.answers()),
            via,
            via == Via.SELF ? null : by != null ? by.id() : viewer.person(),
            via == Via.SELF ? null : by != null ? by.name() : viewer.name()));
  }
}
