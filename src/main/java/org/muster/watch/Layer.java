package org.muster.watch;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How closely somebody is followed, from the least on. */
public enum Layer {
  ATTENTION(50),
  CLOSE(70),
  ISOLATION(65),
  HOSPITAL(75);

  private final int risk;

  Layer(int risk) {
    this.risk = risk;
  }

  /** How urgent a due call is, from 0 to 100: above a missing report, below an abnormal one. */
  int risk() {
    return risk;
  }

  /** The word in the database; the message {@code watch.layer.<word>} names it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Layer of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** The layer of a word somebody sent. */
  public static Optional<Layer> find(String word) {
    return Arrays.stream(values()).filter(layer -> layer.word().equals(word)).findFirst();
  }
}
