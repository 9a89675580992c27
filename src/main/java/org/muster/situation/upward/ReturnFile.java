package org.muster.situation.upward;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a return says; its JSON is what is signed.
 *
 * @param format {@link #FORMAT}
 * @param n its number among those of the day
 * @param asOf the moment at which the figures stood so
 * @param supersedes the number it takes the place of; null for the day's first
 * @param reason why it was corrected; empty for the day's first
 */
public record ReturnFile(
    String format,
    Institution institution,
    LocalDate day,
    int n,
    Instant asOf,
    Instant madeAt,
    @Nullable Integer supersedes,
    String reason,
    List<Change> changed,
    List<Value> figures) {

  /** The form of the file, with its version. */
  public static final String FORMAT = "muster-return/1";

  /** What the JWS header calls it. */
  public static final String TYPE = "muster-return+jws";

  /**
   * Who returns it.
   *
   * @param code what it is called by those above
   */
  public record Institution(String code, String name) {}

  /**
   * A figure.
   *
   * @param unit what is counted, {@code persons}
   * @param definition the version of its definition: changes with the words
   * @param words the definition itself
   * @param value null where it was not known, which is not nothing
   */
  public record Value(
      String key,
      String label,
      String unit,
      String definition,
      String words,
      @Nullable Integer value) {}

  /** A figure that differs from the return before it. */
  public record Change(String key, @Nullable Integer from, @Nullable Integer to) {}

  /** As people write it: {@code 20261121-2}. */
  public String number() {
    return number(day, n);
  }

  /** The number of a day's return. */
  public static String number(LocalDate day, int n) {
    return day.format(DateTimeFormatter.BASIC_ISO_DATE) + "-" + n;
  }
}
