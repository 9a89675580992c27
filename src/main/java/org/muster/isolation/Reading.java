package org.muster.isolation;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.watch.Release;

/**
 * Somebody's temperature at a moment.
 *
 * @param tenths of a degree Celsius
 * @param handledWhat what was done about one that is an alert
 */
public record Reading(
    UUID id,
    UUID stay,
    Instant at,
    int tenths,
    String by,
    @Nullable Instant handledAt,
    @Nullable String handledBy,
    @Nullable String handledWhat) {

  private static final int FEVER = (int) Math.round(10 * Release.FEVER);

  /** True from 37.3 °C on. */
  public boolean alert() {
    return tenths >= FEVER;
  }

  /** In degrees: 36.8. */
  public String degrees() {
    return String.format(Locale.ROOT, "%d.%d", tenths / 10, tenths % 10);
  }

  /** The tenths of what was typed, 36.8 or ３６．８ or 36,8; empty where it is no temperature. */
  static Optional<Integer> parse(String typed) {
    var plain =
        java.text.Normalizer.normalize(typed, java.text.Normalizer.Form.NFKC)
            .replace(',', '.')
            .replace('。', '.')
            .replaceAll("[℃°C\\s]", "");
    if (!plain.matches("[0-9]{2}(\\.[0-9])?")) {
      return Optional.empty();
    }
    int tenths = new java.math.BigDecimal(plain).movePointRight(1).intValueExact();
    return tenths < 340 || tenths > 430 ? Optional.empty() : Optional.of(tenths);
  }
}
