package org.muster.isolation.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.isolation.Stay;
import org.muster.isolation.Suggestion;
import org.muster.people.PersonLine;

/**
 * Somebody to be isolated.
 *
 * @param stay null before it was asked for
 * @param suggestions rooms, the best first
 * @param problem what stood against a choice: said on the page, with what can be chosen now
 */
public record PlacementPage(
    PersonLine person,
    @Nullable Stay stay,
    List<Suggestion> suggestions,
    List<String> reasons,
    LocalDate today,
    @Nullable String problem) {

  /** As many as anybody looks at. */
  public List<Suggestion> shown() {
    return suggestions.subList(0, Math.min(8, suggestions.size()));
  }
}
