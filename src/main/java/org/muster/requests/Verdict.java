package org.muster.requests;

import java.util.List;

/**
 * What somebody decides of a request.
 *
 * @param reason the word of one of {@link #REASONS} where it is refused; else empty
 * @param words one's own words, which the asker reads
 */
public record Verdict(What what, String reason, String words) {

  /** What can be decided. */
  public enum What {
    /** Approved at this step, or carried out. */
    PASS,
    REFUSE,
    ASK_BACK
  }

  /** The templated reasons; {@code requests.reason.<word>} says them in both languages. */
  public static final List<String> REASONS =
      List.of(
          "not-allowed", "not-possible", "incomplete", "duplicate", "not-ours", "risk", "other");

  /** Approved or carried out, without a word. */
  public static final Verdict PASSED = new Verdict(What.PASS, "", "");
}
