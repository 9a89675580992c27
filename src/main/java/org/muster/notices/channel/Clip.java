package org.muster.notices.channel;

import java.nio.charset.StandardCharsets;

/** Words cut to what a provider shows; the whole is behind the link. */
final class Clip {

  private static final String MORE = "…";

  private Clip() {}

  static String characters(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 1)) + MORE;
  }

  /** Cut by bytes in UTF-8, never in the middle of a character. */
  static String bytes(String text, int most) {
    if (text.getBytes(StandardCharsets.UTF_8).length <= most) {
      return text;
    }
    int left = most - MORE.getBytes(StandardCharsets.UTF_8).length;
    int end = 0;
    while (true) {
      int next = text.offsetByCodePoints(end, 1);
      left -= text.substring(end, next).getBytes(StandardCharsets.UTF_8).length;
      if (left < 0) {
        return text.substring(0, end) + MORE;
      }
      end = next;
    }
  }

  /** What stands on a button: a label without the colon that leads to an address in a text. */
  static String button(String label) {
    return label.replaceAll("[:：]\\s*$", "");
  }
}
