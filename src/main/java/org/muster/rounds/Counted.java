package org.muster.rounds;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.muster.forms.Item;

/**
 * What was answered in a round, question by question, over a charge.
 *
 * @param parts the units that the charge consists of, for cross-tables
 * @param roll how many are expected, in each part; the last is all
 * @param said how many have reported, in the same way
 * @param reads false where the reader may know counts only, and small ones not exactly
 */
public record Counted(
    List<Part> parts, int[] roll, int[] said, List<Question> questions, boolean reads) {

  /** Counts below this are not told to whoever reads no answers. */
  private static final int FEW = 5;

  /** A unit of the cross-tables. */
  public record Part(UUID unit, String name) {}

  /**
   * One question's answers.
   *
   * @param answers in the order they are shown
   * @param exact of places also the prefectures, without parts; else empty
   * @param answered how many answered it, in each part; the last is all
   */
  public record Question(Item item, List<Answer> answers, List<Answer> exact, int[] answered) {}

  /**
   * One answer.
   *
   * @param counts in each part; the last is all
   */
  public record Answer(String value, int[] counts) {

    public int count() {
      return counts[counts.length - 1];
    }
  }

  /**
   * Of counts that add up to something known, those below this are not told to whoever reads no
   * answers; where that would be one count only, which the others give away, the next smallest is
   * not told either.
   */
  public int hiddenBelow(IntStream counts) {
    if (reads) {
      return 0;
    }
    var ordered = counts.filter(count -> count > 0).sorted().toArray();
    long few = Arrays.stream(ordered).filter(count -> count < FEW).count();
    return few == 1 && ordered.length > 1 ? Math.max(FEW, ordered[1] + 1) : FEW;
  }

  /** Everybody of the charge. */
  public int people() {
    return roll[roll.length - 1];
  }

  /** Who has reported. */
  public int reports() {
    return said[said.length - 1];
  }

  /** Who has not reported, for whichever reason. */
  public int silent() {
    return people() - reports();
  }

  /** Who reported, and was not asked or did not answer this. */
  public int without(Question question) {
    return reports() - question.answered()[question.answered().length - 1];
  }
}
