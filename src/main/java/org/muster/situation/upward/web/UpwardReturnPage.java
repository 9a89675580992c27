package org.muster.situation.upward.web;

import java.util.List;
import org.muster.situation.upward.ReturnFile;
import org.muster.situation.upward.Superior;
import org.muster.situation.upward.UpwardAttempt;
import org.muster.situation.upward.UpwardReturn;

/**
 * A return as it was signed, and each try to send it.
 *
 * @param hash of the signed file
 */
public record UpwardReturnPage(
    Superior superior,
    UpwardReturn one,
    ReturnFile file,
    String hash,
    List<Line> lines,
    List<SuperiorPage.Change> changed,
    List<UpwardAttempt> attempts) {

  /** A figure in the reader's words. */
  public record Line(String label, ReturnFile.Value value) {}
}
