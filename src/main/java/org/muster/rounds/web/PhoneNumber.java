package org.muster.rounds.web;

import org.jspecify.annotations.Nullable;

/** A telephone number to tap on, shown 3-4-4 where it is a mobile one. */
public record PhoneNumber(String digits) {

  private static final int MOBILE = 11;

  /** The number in what the roster says, or null where there is none to dial. */
  static @Nullable PhoneNumber of(@Nullable String written) {
    if (written == null) {
      return null;
    }
    var digits = written.replaceAll("[^0-9+]", "");
    return digits.length() < 5 || digits.length() > 16 ? null : new PhoneNumber(digits);
  }

  public String href() {
    return "tel:" + digits;
  }

  /** 138 0013 8000. */
  public String shown() {
    return digits.length() == MOBILE && digits.startsWith("1")
        ? digits.substring(0, 3) + " " + digits.substring(3, 7) + " " + digits.substring(7)
        : digits;
  }
}
