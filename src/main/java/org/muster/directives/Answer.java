package org.muster.directives;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was answered to an item.
 *
 * @param byPerson who said it, who may stand in; null where Muster filled it
 * @param filled true where Muster filled it
 * @param document the evidence that came with it, with its name
 * @param numbers the figures by question
 * @param words the answers in words by question
 */
public record Answer(
    int item,
    Instant at,
    @Nullable UUID byPerson,
    String by,
    boolean filled,
    @Nullable String note,
    @Nullable UUID document,
    @Nullable String documentName,
    Map<Integer, Long> numbers,
    Map<Integer, String> words) {

  /** What somebody says about an item; figures as they were typed, by question. */
  public record Reply(String note, @Nullable UUID document, Map<Integer, String> typed) {

    /** Read, or done. */
    public static final Reply PLAIN = new Reply("", null, Map.of());
  }
}
