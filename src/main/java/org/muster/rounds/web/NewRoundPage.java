package org.muster.rounds.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.forms.FormVersion;

/**
 * The forms for a new round and a new schedule.
 *
 * @param census the code of the form that a census is to ask; null for a round of another kind
 * @param now the present hour as a field takes it, 2026-11-21T08:00
 * @param later a sensible deadline
 */
public record NewRoundPage(
    List<FormVersion> forms,
    List<Unit> units,
    String now,
    String later,
    String today,
    @Nullable String census) {

  /** The forms that Muster ships for a census, each with its word. */
  public static final List<String> CENSUSES =
      List.of("holiday-plan", "return-plan", "vaccine-status");

  /** A unit to choose, with its depth in the tree. */
  public record Unit(UUID id, String name, int depth) {}
}
