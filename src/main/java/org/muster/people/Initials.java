package org.muster.people;

import com.ibm.icu.text.Transliterator;
import java.util.Map;
import java.util.Optional;

/** The pinyin initials of a name, by which people search: zs for 张三. */
public final class Initials {

  private static final Transliterator LATIN =
      Transliterator.getInstance("Han-Latin; Latin-ASCII; Lower()");

  /** Characters that are read differently as a surname, with the initial they have then. */
  private static final Map<String, String> SURNAMES =
      Map.ofEntries(
          Map.entry("尉迟", "yc"),
          Map.entry("万俟", "mq"),
          Map.entry("长孙", "zs"),
          Map.entry("单于", "cy"),
          Map.entry("澹台", "tt"),
          Map.entry("单", "s"),
          Map.entry("曾", "z"),
          Map.entry("解", "x"),
          Map.entry("仇", "q"),
          Map.entry("区", "o"),
          Map.entry("朴", "p"),
          Map.entry("查", "z"),
          Map.entry("盖", "g"),
          Map.entry("翟", "z"),
          Map.entry("尹", "y"),
          Map.entry("覃", "q"),
          Map.entry("缪", "m"),
          Map.entry("乐", "y"),
          Map.entry("员", "y"),
          Map.entry("召", "s"),
          Map.entry("重", "c"),
          Map.entry("种", "c"),
          Map.entry("秘", "b"),
          Map.entry("冼", "x"),
          Map.entry("祭", "z"));

  private Initials() {}

  /** The initials of a name, in lower case. */
  public static String of(String name) {
    var initials = new StringBuilder();
    var rest = name;
    for (int length = 2; length >= 1 && initials.isEmpty(); length--) {
      if (name.length() > length) {
        var reading = Optional.ofNullable(SURNAMES.get(name.substring(0, length)));
        reading.ifPresent(initials::append);
        rest = reading.isPresent() ? name.substring(length) : rest;
      }
    }
    boolean inWord = false;
    for (int c : rest.codePoints().toArray()) {
      boolean han = Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
      // Each Chinese character is a word; of others, the first letter of each word counts.
      if (han || (Character.isLetterOrDigit(c) && !inWord)) {
        first(c).ifPresent(initials::append);
      }
      inWord = !han && Character.isLetterOrDigit(c);
    }
    return initials.toString();
  }

  private static Optional<Character> first(int codePoint) {
    return Letters.of(codePoint);
  }

  /** Transliteration is slow and characters of names repeat. */
  private static final class Letters {

    private static final Map<Integer, Optional<Character>> KNOWN =
        new java.util.concurrent.ConcurrentHashMap<>();

    static Optional<Character> of(int codePoint) {
      return KNOWN.computeIfAbsent(codePoint, Letters::transliterated);
    }

    private static Optional<Character> transliterated(int codePoint) {
      synchronized (LATIN) {
        return LATIN
            .transliterate(Character.toString(codePoint))
            .chars()
            .filter(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9')
            .mapToObj(c -> (char) c)
            .findFirst();
      }
    }
  }
}
