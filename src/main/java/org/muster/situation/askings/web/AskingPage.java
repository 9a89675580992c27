package org.muster.situation.askings.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.situation.askings.Asking;
import org.muster.situation.askings.AskingClosures;
import org.muster.situation.askings.FigureSum;
import org.muster.situation.askings.RollLine;

/**
 * A day's asking: who is missing, what it comes to, who sent what.
 *
 * @param late since how many minutes answers are overdue; 0 before the deadline
 * @param drill one figure by member; null where none was asked for
 * @param brought what became of a file that was just brought; null where none was
 */
public record AskingPage(
    Asking asking,
    long late,
    List<RollLine> roll,
    List<Sum> sums,
    @Nullable Sum drill,
    List<AskingClosures.Closure> closures,
    List<Refused> refusals,
    @Nullable String brought) {

  /** A figure's sum in the reader's words. */
  public record Sum(FigureSum sum, String label, String definition, String version) {}

  /** A refusal in the reader's words. */
  public record Refused(Instant at, String who, @Nullable String by, String words) {}

  public List<RollLine> in(RollLine.State state) {
    return roll.stream().filter(line -> line.state() == state).toList();
  }

  /** Those who gave the figure, the most first. */
  public List<RollLine> drilled() {
    if (drill == null) {
      return List.of();
    }
    var key = drill.sum().key();
    return roll.stream()
        .filter(line -> line.counts().containsKey(key))
        .sorted(
            java.util.Comparator.comparingInt(
                (RollLine line) -> -line.counts().getOrDefault(key, 0)))
        .toList();
  }

  public boolean closable() {
    return !asking.closed() && (late > 0 || asking.missing() == 0);
  }
}
