package org.muster.people;

import java.security.SecureRandom;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The mark of an export: eight characters that nobody mistakes for others, and the same as twenty
 * signs without width. Those are written behind names, where a copied row takes them along, and
 * never into numbers or links, which programs compare.
 */
public final class Mark {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 8;
  private static final int BITS = LENGTH * 5;

  /** Two bits each: zero-width space, non-joiner, joiner, and word joiner. */
  private static final String UNSEEN = "\u200b\u200c\u200d\u2060";

  private static final int SIGNS = BITS / 2;
  private static final Pattern RUN = Pattern.compile("[" + UNSEEN + "]{" + SIGNS + ",}");

  // O, I and L are what people write for 0 and 1.
  private static final Pattern SEEN =
      Pattern.compile("(?<![0-9A-Za-z])[0-9A-Za-z]{4}[ -]?[0-9A-Za-z]{4}(?![0-9A-Za-z])");

  /** More different ones in one pasted text are noise. */
  private static final int MOST = 2_000;

  private static final SecureRandom RANDOM = new SecureRandom();

  private Mark() {}

  static String fresh() {
    return text(RANDOM.nextLong() & (1L << BITS) - 1);
  }

  /** The mark in signs that are not seen. */
  static String hidden(String mark) {
    long bits = 0;
    for (int n = 0; n < LENGTH; n++) {
      bits = bits << 5 | ALPHABET.indexOf(mark.charAt(n));
    }
    var signs = new StringBuilder(SIGNS);
    for (int shift = BITS - 2; shift >= 0; shift -= 2) {
      signs.append(UNSEEN.charAt((int) (bits >>> shift & 3)));
    }
    return signs.toString();
  }

  /** Whatever may be a mark in a text: the unseen ones first, then words that look like one. */
  static Set<String> in(String text) {
    var found = new LinkedHashSet<String>();
    var runs = RUN.matcher(text);
    while (runs.find() && found.size() < MOST) {
      unseen(runs.group(), found);
    }
    var words = SEEN.matcher(without(text));
    while (words.find() && found.size() < MOST) {
      var word =
          words
              .group()
              .replaceAll("[ -]", "")
              .toUpperCase(Locale.ROOT)
              .replace('O', '0')
              .replaceAll("[IL]", "1");
      if (!word.contains("U")) {
        found.add(word);
      }
    }
    return found;
  }

  /** Where cells were joined, one mark follows the other; a cut may begin within one. */
  private static void unseen(String run, Set<String> found) {
    for (int from = 0; from + SIGNS <= run.length() && found.size() < MOST; from++) {
      long bits = 0;
      for (int n = 0; n < SIGNS; n++) {
        bits = bits << 2 | UNSEEN.indexOf(run.charAt(from + n));
      }
      found.add(text(bits));
    }
  }

  private static String text(long bits) {
    var mark = new StringBuilder(LENGTH);
    for (int shift = BITS - 5; shift >= 0; shift -= 5) {
      mark.append(ALPHABET.charAt((int) (bits >>> shift & 31)));
    }
    return mark.toString();
  }

  /** A text without unseen signs, for what comes back from a list: a roster, a word to find. */
  public static String without(String text) {
    if (text.chars().noneMatch(c -> UNSEEN.indexOf(c) >= 0)) {
      return text;
    }
    var bare = new StringBuilder(text.length());
    text.chars().filter(c -> UNSEEN.indexOf(c) < 0).forEach(c -> bare.append((char) c));
    return bare.toString();
  }
}
