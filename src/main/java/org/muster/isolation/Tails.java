package org.muster.isolation;

import java.util.Set;

/** What an office that need not know a person sees of them. */
final class Tails {

  /** The common surnames of two characters. */
  private static final Set<String> DOUBLE =
      Set.of("欧阳", "司马", "上官", "诸葛", "司徒", "东方", "皇甫", "尉迟", "令狐", "慕容", "端木", "夏侯");

  private Tails() {}

  /** The surname and the last two of the number: 张 · 07. */
  static String of(String name, String number) {
    return "%s · %s".formatted(surname(name), number.substring(Math.max(0, number.length() - 2)));
  }

  static String surname(String name) {
    if (name.length() > 2 && DOUBLE.contains(name.substring(0, 2))) {
      return name.substring(0, 2);
    }
    int space = name.indexOf(' ');
    if (space > 0) {
      return name.substring(space + 1);
    }
    return name.isEmpty() ? name : name.substring(0, name.offsetByCodePoints(0, 1));
  }
}
