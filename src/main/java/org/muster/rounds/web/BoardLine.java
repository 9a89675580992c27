package org.muster.rounds.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.rounds.Tally;

/**
 * A unit or place on the board with its figures, each of which leads to the names behind it.
 *
 * @param id null for "no room known"
 * @param drill where a tap on its name leads; null where nothing is below
 * @param people where its names are, to be completed by a state
 * @param signed 0 to 2: how far a class has been signed; 2 for a signed college
 */
public record BoardLine(
    @Nullable UUID id,
    String name,
    Tally tally,
    @Nullable String drill,
    String people,
    int signed) {

  /** The names of one state. */
  public String people(String state) {
    return Addresses.with(people, "state", state);
  }
}
