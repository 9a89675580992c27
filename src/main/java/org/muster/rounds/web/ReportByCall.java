package org.muster.rounds.web;

import gg.jte.Content;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.calls.CallTakesDown;
import org.muster.calls.Means;
import org.muster.identity.Viewer;
import org.muster.people.PersonLine;
import org.muster.rounds.CheckIn;
import org.muster.rounds.CheckIns;
import org.muster.rounds.Receipt;
import org.muster.rounds.Reports;
import org.muster.rounds.RollState;
import org.muster.rounds.Submission;
import org.muster.rounds.Via;
import org.muster.rounds.trust.Samples;
import org.muster.shared.Fragments;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.springframework.stereotype.Component;

/**
 * What somebody who is missing says on the telephone is their report of the round, by proxy; what
 * somebody drawn by lot says is held against what they had reported.
 */
@Component
class ReportByCall implements CallTakesDown {

  private static final String SAME = "rounds.same";
  private static final String ANSWERS = "rounds.answers";

  /** Which round the questions are of: the card may have stood open into the next day. */
  private static final String ROUND = "_round";

  private final CheckIns checkIns;
  private final Reports reports;
  private final Samples samples;
  private final Fragments fragments;
  private final Trail trail;

  ReportByCall(
      CheckIns checkIns, Reports reports, Samples samples, Fragments fragments, Trail trail) {
    this.checkIns = checkIns;
    this.reports = reports;
    this.samples = samples;
    this.fragments = fragments;
    this.trail = trail;
  }

  @Override
  public Optional<Content> part(PersonLine person, Map<String, List<String>> entered, Text t) {
    var today = checkIns.today(person.id()).filter(ReportByCall::asks);
    var sampled = samples.asks(person.id());
    var asked =
        today
            .filter(one -> !one.reported() || sampled.isEmpty())
            .or(() -> sampled.map(round -> checkIns.of(round, person.id())))
            .orElse(null);
    if (asked == null) {
      return Optional.empty();
    }
    // The last answers are on the card.
    trail.record(
        "rounds.read-answers",
        "person",
        person.id(),
        Map.of("round", asked.round().id().toString()));
    var form = asked.form().form();
    boolean typed =
        asked.round().id().toString().equals(first(entered, ROUND))
            && form.questions().stream().anyMatch(item -> entered.containsKey(item.code()));
    var shown = typed ? form.validateForm(entered).entered() : asked.begin();
    boolean differs = !shown.asMap().equals(asked.begin().asMap());
    boolean verifies = sampled.filter(asked.round().id()::equals).isPresent();
    return Optional.of(draw(new CallPart(asked, shown, List.of(), differs, verifies), t));
  }

  private static boolean asks(CheckIn checkIn) {
    return checkIn.takes() && checkIn.round().open() && checkIn.state() != RollState.EXCUSED;
  }

  @Override
  public Taken take(
      Viewer viewer,
      PersonLine person,
      Means means,
      String key,
      Map<String, List<String>> fields,
      Text t) {
    var pressed = first(fields, BUTTON);
    if (!SAME.equals(pressed) && !ANSWERS.equals(pressed)) {
      return new Nothing();
    }
    UUID round;
    try {
      round = UUID.fromString(String.valueOf(first(fields, ROUND)));
    } catch (IllegalArgumentException none) {
      return new Refused(Problem.unprocessable("rounds.not-on-roll"));
    }
    boolean verifies = samples.asks(person.id()).filter(round::equals).isPresent();
    if (verifies && SAME.equals(pressed)) {
      samples.same(round, person.id(), viewer.name());
      return new Kept();
    }
    var reported = verifies ? checkIns.of(round, person.id()) : null;
    var answers = new LinkedHashMap<>(fields);
    answers.keySet().removeIf(name -> name.startsWith("_") || name.equals("lang"));
    var receipt =
        reports.take(
            new Submission(
                round,
                person.id(),
                ReportReading.key(key),
                SAME.equals(pressed) ? new Submission.Same() : new Submission.Posted(answers),
                Via.of(means.word()),
                viewer.person(),
                viewer.name()));
    return switch (receipt) {
      case Receipt.Accepted kept -> {
        if (reported != null) {
          samples.told(
              round,
              person.id(),
              reported.form().form(),
              reported.begin(),
              kept.answers(),
              viewer.name());
        }
        yield new Kept();
      }
      case Receipt.Received kept -> new Kept();
      case Receipt.Refused refused -> new Refused(refused.problem());
      case Receipt.Faulty faulty ->
          new Faulty(
              draw(
                  new CallPart(
                      checkIns.of(round, person.id()),
                      faulty.entered(),
                      faulty.faults(),
                      true,
                      verifies),
                  t));
    };
  }

  private Content draw(CallPart part, Text t) {
    return fragments.of("rounds/call-part", Map.of("t", t, "part", part));
  }

  private static @Nullable String first(Map<String, List<String>> fields, String name) {
    var values = fields.get(name);
    return values == null || values.isEmpty() ? null : values.getFirst();
  }
}
