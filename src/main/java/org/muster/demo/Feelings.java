package org.muster.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.muster.demo.CampusRoster.Student;
import org.muster.rounds.Submission;

/** What the made-up students say in the daily health form: nearly all are well. */
final class Feelings {

  /** Each day so many more report a fever, and so many a contact or somebody ill at home. */
  private static final int FEVERS = 5;

  private static final int CONTACTS = 4;
  private static final int HOUSEHOLDS = 3;

  private final int size;

  Feelings(int size) {
    this.size = size;
  }

  Submission.Body of(Student student, int n, LocalDate day, SplittableRandom chance) {
    int dealt = (int) Math.floorMod(n * 6_421L + day.toEpochDay() * 50_021L, (long) size);
    if (dealt < FEVERS) {
      var answers = well(student);
      answers.put("health", "unwell");
      answers.put("symptoms", List.of("fever", "cough"));
      answers.put("temperature", BigDecimal.valueOf(376 + chance.nextInt(14), 1));
      answers.put("isolation", "home");
      return new Submission.Answered(answers);
    }
    if (dealt < FEVERS + CONTACTS) {
      var answers = well(student);
      answers.put("contact", true);
      answers.put("isolation", "home");
      return new Submission.Answered(answers);
    }
    if (dealt < FEVERS + CONTACTS + HOUSEHOLDS) {
      var answers = well(student);
      answers.put("household", true);
      return new Submission.Answered(answers);
    }
    if (chance.nextInt(100) < 70) {
      return new Submission.Same();
    }
    var answers = well(student);
    answers.put("temperature", BigDecimal.valueOf(361 + chance.nextInt(8), 1));
    return new Submission.Answered(answers);
  }

  private static HashMap<String, @Nullable Object> well(Student student) {
    var answers = new HashMap<String, @Nullable Object>();
    answers.put("region", student.staying() ? "在校" : student.destination().code());
    answers.put("health", "well");
    answers.put("isolation", "none");
    answers.put("contact", false);
    answers.put("listed_region", false);
    answers.put("household", false);
    return answers;
  }
}
