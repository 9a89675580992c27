package org.muster.identity;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Problem;

/**
 * Who acts in this request. Controllers take it as a parameter.
 *
 * @param institution the institution they act in
 * @param person who they are there; null for a token made before any person was there
 * @param name what the trail and the pages call them
 */
public record Viewer(UUID institution, @Nullable UUID person, String name) {

  /** The person they are; not found for a token that is nobody's. */
  public UUID self() {
    return Optional.ofNullable(person).orElseThrow(Problem::notFound);
  }
}
