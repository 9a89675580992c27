package org.muster.situation;

import java.time.LocalDate;

/** A part of a whole of people on one day: 20,101 of 20,260 accounted for. */
public record Figure(LocalDate day, int part, int whole) {

  /** The part in percent, rounded down: 100 only where nothing is lacking. */
  public int percent() {
    return whole == 0 ? 100 : (int) (part * 100L / whole);
  }
}
