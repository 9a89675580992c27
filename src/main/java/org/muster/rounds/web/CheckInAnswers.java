package org.muster.rounds.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.Institutions;
import org.muster.rounds.CheckIns;
import org.muster.rounds.Receipt;
import org.muster.rounds.Reports;
import org.muster.rounds.Submission;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What the student's page says and takes, whichever way they came to it. */
@Component
class CheckInAnswers {

  private static final int LONGEST_KEY = 100;

  /** A page to be shown with its status. */
  record Shown(HttpStatus status, String template, Object page) {}

  private final CheckIns checkIns;
  private final Reports reports;
  private final Institutions institutions;

  CheckInAnswers(CheckIns checkIns, Reports reports, Institutions institutions) {
    this.checkIns = checkIns;
    this.reports = reports;
    this.institutions = institutions;
  }

  /** The round as the person sees it; its buttons send to {@code action}. */
  Shown ask(UUID round, UUID person, String action) {
    var checkIn = checkIns.of(round, person);
    return new Shown(
        HttpStatus.OK,
        "rounds/checkin",
        new Asking(action, Ids.next().toString(), checkIn, checkIn.begin(), List.of()));
  }

  /**
   * Takes the fields of the page.
   *
   * @param device the mark of what sent them
   * @throws Problem when the round is against it
   */
  Shown take(UUID round, UUID person, Map<String, List<String>> fields, String action, int device) {
    return switch (reports.take(submission(round, person, fields).from(device))) {
      case Receipt.Accepted accepted ->
          new Shown(
              HttpStatus.OK,
              "rounds/done",
              new Done(
                  action,
                  accepted.at(),
                  institutions.current().zone(),
                  accepted.again() ? Done.Kept.AGAIN : Done.Kept.RECORDED));
      case Receipt.Received received ->
          new Shown(
              HttpStatus.OK,
              "rounds/done",
              new Done(action, received.at(), institutions.current().zone(), Done.Kept.RECEIVED));
      case Receipt.Refused refused -> throw refused.problem();
      case Receipt.Faulty faulty ->
          new Shown(
              HttpStatus.UNPROCESSABLE_CONTENT,
              "rounds/checkin",
              new Asking(
                  action,
                  key(fields),
                  checkIns.of(round, person),
                  faulty.entered(),
                  faulty.faults()));
    };
  }

  private static Submission submission(UUID round, UUID person, Map<String, List<String>> fields) {
    if ("1".equals(first(fields, "same"))) {
      // Without a key of its own, a second tap on the same button is the same report.
      var key = first(fields, "_key");
      return Submission.self(
          round, person, key == null ? "same" : checked(key), new Submission.Same());
    }
    var answers = new LinkedHashMap<>(fields);
    answers.remove("same");
    answers.remove("lang");
    return Submission.self(round, person, checked(key(fields)), new Submission.Posted(answers));
  }

  private static String key(Map<String, List<String>> fields) {
    var key = first(fields, "_key");
    return key == null || key.isBlank() ? Ids.next().toString() : key;
  }

  private static @Nullable String first(Map<String, List<String>> fields, String name) {
    var values = fields.get(name);
    return values == null || values.isEmpty() ? null : values.getFirst();
  }

  private static String checked(String key) {
    if (key.length() > LONGEST_KEY) {
      throw Problem.unprocessable("rounds.key", LONGEST_KEY);
    }
    return key;
  }
}
