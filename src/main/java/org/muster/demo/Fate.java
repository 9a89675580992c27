package org.muster.demo;

import org.muster.rounds.Submission;
import org.muster.rounds.Via;

/** What becomes of one person in one round. */
sealed interface Fate {

  /**
   * A report.
   *
   * @param when from 0, the opening, to 1, when all are in
   */
  record Reports(double when, Submission.Body body, Via via) implements Fate {}

  /** Comes after the visitor has: the board moves before their eyes. */
  record ReportsLater(Submission.Body body) implements Fate {}

  record Excused(String reason) implements Fate {}

  record Unreachable(int tries) implements Fate {}

  /** Stays missing, for somebody to chase. */
  record NotHeardFrom() implements Fate {}
}
