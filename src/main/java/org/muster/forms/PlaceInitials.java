package org.muster.forms;

import com.ibm.icu.text.Transliterator;
import java.util.Map;

/** The pinyin initials of a place's name, by which people look it up: zhs for 珠海市. */
public final class PlaceInitials {

  /** Characters that are read otherwise in the names of places than alone. */
  private static final Map<String, String> READ =
      Map.of("重", "c", "长", "c", "厦", "x", "番禺", "py", "六安", "la", "蚌", "b", "丽水", "ls");

  private static final Transliterator LATIN =
      Transliterator.getInstance("Han-Latin; Latin-ASCII; Lower()");

  private PlaceInitials() {}

  /** The initials of a name, in lower case. */
  public static String of(String name) {
    var words = name;
    for (var read : READ.entrySet()) {
      words = words.replace(read.getKey(), read.getValue());
    }
    var initials = new StringBuilder();
    words
        .codePoints()
        .mapToObj(Character::toString)
        .map(LATIN::transliterate)
        .filter(latin -> !latin.isBlank())
        .forEach(latin -> initials.append(latin.charAt(0)));
    return initials.toString();
  }
}
