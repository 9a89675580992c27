package org.muster.isolation.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.isolation.Stay;
import org.muster.isolation.Suggestion;

/**
 * Somebody who moves.
 *
 * @param suggestions rooms, the best first
 * @param why as it was typed before
 * @param key what this page asks for is done once by it
 * @param problem what stood against a choice: said on the page, with what can be chosen now
 */
public record MovePage(
    Stay stay, List<Suggestion> suggestions, String why, UUID key, @Nullable String problem) {

  /** As many as anybody looks at. */
  public List<Suggestion> shown() {
    return suggestions.subList(0, Math.min(8, suggestions.size()));
  }
}
