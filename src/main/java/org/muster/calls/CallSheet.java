package org.muster.calls;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Whom somebody has to call, as it is at this moment.
 *
 * @param due to be called now, in the order of risk, then of age
 * @param waiting to be called again later, by when
 * @param refused who would not speak and are with the chief counsellor
 * @param handed whose calls somebody else makes for a while
 */
public record CallSheet(List<Card> due, List<Card> waiting, List<Card> refused, List<Card> handed) {

  /** A person's card, in whichever state. */
  public Optional<Card> of(UUID person) {
    return java.util.stream.Stream.of(due, waiting, refused, handed)
        .flatMap(List::stream)
        .filter(card -> card.person().equals(person))
        .findFirst();
  }

  /** How many there are in all. */
  public int size() {
    return due.size() + waiting.size() + refused.size() + handed.size();
  }
}
