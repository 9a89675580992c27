package org.muster.rounds.web;

import java.util.List;
import java.util.UUID;
import org.muster.forms.FormVersion;

/**
 * The forms for a new round and a new schedule.
 *
 * @param now the present hour as a field takes it, 2026-11-21T08:00
 * @param later a sensible deadline
 */
public record NewRoundPage(
    List<FormVersion> forms, List<Unit> units, String now, String later, String today) {

  /** A unit to choose, with its depth in the tree. */
  public record Unit(UUID id, String name, int depth) {}
}
