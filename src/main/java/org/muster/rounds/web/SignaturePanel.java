package org.muster.rounds.web;

import java.util.List;
import java.util.UUID;
import org.muster.rounds.Closure;
import org.muster.rounds.Level;

/**
 * Who has signed a unit, and whether the viewer may.
 *
 * @param level at which the viewer would sign it
 * @param standing the signatures on this unit
 * @param below how many of the units below have signed, of {@code of}
 * @param unsigned the names of some that have not
 */
public record SignaturePanel(
    UUID unit,
    String name,
    Level level,
    boolean maySign,
    List<Closure> standing,
    int below,
    int of,
    List<String> unsigned) {

  /** True once it is signed at this level. */
  public boolean signed() {
    return standing.stream().anyMatch(closure -> closure.level() == level);
  }
}
