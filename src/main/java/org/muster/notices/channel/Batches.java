package org.muster.notices.channel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/** Letters put together that one call can carry, each batch in the order in which they came. */
final class Batches {

  private Batches() {}

  static List<List<Letter>> of(List<Letter> letters, Function<Letter, Object> alike, int most) {
    var together = new LinkedHashMap<Object, List<Letter>>();
    letters.forEach(
        letter ->
            together.computeIfAbsent(alike.apply(letter), none -> new ArrayList<>()).add(letter));
    var batches = new ArrayList<List<Letter>>();
    for (var all : together.values()) {
      for (int from = 0; from < all.size(); from += most) {
        batches.add(all.subList(from, Math.min(all.size(), from + most)));
      }
    }
    return batches;
  }

  /** Those whose address can be one; the others are refused at once. */
  static List<Letter> addressed(List<Letter> letters, String form, Handing handing) {
    var fine = new ArrayList<Letter>();
    for (var letter : letters) {
      if (letter.address().matches(form)) {
        fine.add(letter);
      } else {
        handing.refused(letter, "no-such-address");
      }
    }
    return fine;
  }
}
