package org.muster.isolation.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.isolation.Stay;
import org.muster.isolation.Suggestion;
import org.muster.people.PersonLine;

/**
 * Somebody to be isolated.
 *
 * @param stay null before it was asked for
 * @param suggestions rooms, the best first
 * @param key what this page asks for is done once by it
 * @param problem what stood against a choice: said on the page, with what can be chosen now
 */
public record PlacementPage(
    PersonLine person,
    @Nullable Stay stay,
    List<Suggestion> suggestions,
    List<String> reasons,
    LocalDate today,
    UUID key,
    @Nullable String problem) {

  /** As many as anybody looks at. */
  public List<Suggestion> shown() {
    return suggestions.subList(0, Math.min(8, suggestions.size()));
  }
}
