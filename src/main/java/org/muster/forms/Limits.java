package org.muster.forms;

import org.jspecify.annotations.Nullable;

/**
 * What an answer must keep to, beyond its kind.
 *
 * @param least BigDecimal or ISO date, or null
 * @param most BigDecimal or ISO date, or null
 * @param length characters at most
 * @param decimals digits after the point at most, or null
 */
record Limits(
    @Nullable Object least,
    @Nullable Object most,
    int length,
    @Nullable Integer decimals,
    @Nullable GuardedPattern pattern) {

  /** Where the author set no maxLength: nobody's answer is a book. */
  static final int LINE = 500;

  static final int PARAGRAPHS = 4000;
}
