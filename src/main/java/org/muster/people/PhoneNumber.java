package org.muster.people;

import org.jspecify.annotations.Nullable;

/** A telephone number to ask for: masked until somebody does, which is kept on the trail. */
public record PhoneNumber(String digits) {

  private static final int MOBILE = 11;

  /** The number in what the roster says, or null where there is none to dial. */
  public static @Nullable PhoneNumber of(@Nullable String written) {
    if (written == null) {
      return null;
    }
    var digits = written.replaceAll("[^0-9+]", "");
    return digits.length() < 5 || digits.length() > 16 ? null : new PhoneNumber(digits);
  }

  /** 138 **** 8000: enough to know it again. */
  public String masked() {
    return digits.length() == MOBILE && digits.startsWith("1")
        ? digits.substring(0, 3) + " **** " + digits.substring(7)
        : "**** " + digits.substring(digits.length() - 2);
  }
}
