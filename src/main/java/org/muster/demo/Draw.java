package org.muster.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Things drawn by chance, some more often than others. */
final class Draw<T> {

  private final List<T> things = new ArrayList<>();
  private final List<Integer> bounds = new ArrayList<>();
  private int total;

  /** From "thing weight thing weight …". */
  static Draw<String> weighted(String thingsAndWeights) {
    var draw = new Draw<String>();
    var words = thingsAndWeights.split(" ");
    for (int n = 0; n < words.length; n += 2) {
      draw.add(words[n], Integer.parseInt(words[n + 1]));
    }
    return draw;
  }

  void add(T thing, int weight) {
    total += weight;
    things.add(thing);
    bounds.add(total);
  }

  T next(SplittableRandom chance) {
    int drawn = chance.nextInt(total);
    int n = 0;
    while (bounds.get(n) <= drawn) {
      n++;
    }
    return things.get(n);
  }
}
