package org.muster.notices;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a notice.
 *
 * @param person null for the program itself, or a token that belongs to nobody
 */
public record Sender(@Nullable UUID person, String name) {

  /** What the program sends by itself. */
  public static final Sender PROGRAM = new Sender(null, "Muster");
}
