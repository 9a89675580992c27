package org.muster.people.roster;

/** Mending of what keyboards and spreadsheets do to text. */
final class Characters {

  private Characters() {}

  /**
   * Blanks of any kind, with those that copying from web pages leaves: no-break, zero-width, BOM.
   */
  private static boolean blank(char c) {
    return c <= ' '
        || c == 0xa0
        || c == 0x3000
        || c == 0xfeff
        || (c >= 0x2000 && c <= 0x200d)
        || c == 0x2028
        || c == 0x2029;
  }

  static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && blank(text.charAt(from))) {
      from++;
    }
    while (to > from && blank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  static String withoutBlanks(String text) {
    if (text.chars().noneMatch(c -> blank((char) c))) {
      return text;
    }
    var tight = new StringBuilder(text.length());
    text.chars().filter(c -> !blank((char) c)).forEach(c -> tight.append((char) c));
    return tight.toString();
  }

  /** Full-width letters, digits and signs as their ASCII twins. */
  static String narrow(String text) {
    if (text.chars().noneMatch(c -> c >= 0xff01 && c <= 0xff5e)) {
      return text;
    }
    var narrow = new StringBuilder(text.length());
    text.chars().forEach(c -> narrow.append((char) (c >= 0xff01 && c <= 0xff5e ? c - 0xfee0 : c)));
    return narrow.toString();
  }

  static boolean hasWideDigits(String text) {
    return text.chars().anyMatch(c -> c >= 0xff10 && c <= 0xff19);
  }

  static boolean han(String text) {
    return text.codePoints()
        .allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN || c == '·');
  }
}
