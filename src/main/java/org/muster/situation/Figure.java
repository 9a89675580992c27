package org.muster.situation;

/**
 * A number of people that Muster holds.
 *
 * @param key its word, unique among the rooms, {@code round-missing}
 * @param labelKey the message that names it
 * @param definitionKey the message that says whom it counts
 * @param health true for what people's answers or illness say: class leaders do not see it
 * @param byRoom true where it is known by dormitory room too
 */
public record Figure(
    String key, String labelKey, String definitionKey, boolean health, boolean byRoom) {

  /** One that anybody in the chain may see, by class only. */
  public Figure(String key, String labelKey, String definitionKey) {
    this(key, labelKey, definitionKey, false, false);
  }

  /** One whose messages are {@code <room>.figure.<word>} and {@code <room>.figure.<word>.what}. */
  public static Figure of(String room, String word, String key, boolean health, boolean byRoom) {
    var label = room + ".figure." + word;
    return new Figure(key, label, label + ".what", health, byRoom);
  }
}
