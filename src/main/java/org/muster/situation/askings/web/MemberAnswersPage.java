package org.muster.situation.askings.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.situation.askings.Asking;
import org.muster.situation.askings.AskingAnswers;
import org.muster.situation.askings.RollLine;

/** A member's answers of a day, the one in force first. */
public record MemberAnswersPage(Asking asking, RollLine line, List<Told> answers) {

  /** An answer with its figures and changes in the reader's words. */
  public record Told(AskingAnswers.Answer answer, List<Value> values, List<Change> changes) {}

  /**
   * A figure.
   *
   * @param otherwise true where it counts by another definition than was asked by
   */
  public record Value(String label, @Nullable Integer count, String version, boolean otherwise) {}

  /** What a correction changed. */
  public record Change(String label, @Nullable Integer from, @Nullable Integer to) {}
}
