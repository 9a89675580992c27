package org.muster.rounds.trust;

import java.util.Locale;

/** What a report that nobody thought about looks like. */
public enum Sign {

  /** Sent within the same two minutes of the day on each of the last seven days. */
  TIMED,

  /** The same measured value on each of the last seven days. */
  COPIED,

  /** One of five or more sent from one device within two minutes. */
  SHARED,

  /** Sent by something that is no browser. */
  PROGRAM,

  /** Any of them. */
  ANY;

  /** Its word in tables and messages. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Sign of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
