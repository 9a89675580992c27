package org.muster.people.roster;

import java.util.Optional;
import java.util.regex.Pattern;

/** Telephone numbers as people type them. */
final class Phone {

  private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");
  private static final Pattern OTHER = Pattern.compile("\\+[1-9][0-9]{6,14}|0[0-9]{9,11}");

  private Phone() {}

  /** The first number of a text in its plain form, if there is one that can be dialled. */
  static Optional<String> of(String text) {
    for (var part : Characters.narrow(text).split("[/,;、；，]")) {
      var number = part.replaceAll("[\\s\\u3000()\\-.]+", "");
      var mobile = number.replaceAll("^(\\+|00)?86(?=1[0-9]{10}$)", "");
      if (MOBILE.matcher(mobile).matches()) {
        return Optional.of(mobile);
      }
      if (OTHER.matcher(number).matches()) {
        return Optional.of(number);
      }
    }
    return Optional.empty();
  }
}
