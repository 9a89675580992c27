package org.muster.directives.web;

import java.time.Instant;
import java.util.List;
import org.muster.directives.Issued;
import org.muster.directives.Receipts;

/**
 * The viewer's directives: received, issued, and of those below them.
 *
 * @param mayIssue true for those who may write one
 */
public record ListPage(
    List<Receipts.Line> mine,
    List<Issued.Line> issued,
    List<Issued.Line> ofMyUnits,
    boolean mayIssue,
    Instant now) {

  /** What is still to be done. */
  public List<Receipts.Line> open() {
    return mine.stream().filter(line -> !line.finished()).toList();
  }

  /** What is done. */
  public List<Receipts.Line> finished() {
    return mine.stream().filter(Receipts.Line::finished).toList();
  }
}
