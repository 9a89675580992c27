package org.muster.directives;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A directive about to be issued.
 *
 * @param id made with the draft: the same draft issued twice is one directive
 * @param forwarded what it is forwarded from; null for an order of one's own
 */
public record Draft(
    UUID id, String title, String text, List<Item> items, @Nullable Forwarded forwarded) {

  /**
   * A directive that a receiver passes on.
   *
   * @param receiver whose it is, who may be somebody that the sender stands in for
   */
  public record Forwarded(UUID directive, UUID receiver) {}
}
