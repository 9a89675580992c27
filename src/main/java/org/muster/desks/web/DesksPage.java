package org.muster.desks.web;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.desks.Offer;
import org.muster.desks.Rota;
import org.muster.desks.Shift;
import org.muster.desks.Shifts;
import org.muster.people.Tree;

/**
 * Who is on call, and one's own shifts.
 *
 * @param mine one's own from now on
 * @param offers what one could take
 * @param calendar the address of one's calendar; null where there is none yet
 * @param units what a new rota could serve; empty for those who make none
 */
public record DesksPage(
    List<Shifts.OnCall> onCall,
    List<Shift> mine,
    List<Offer> offers,
    UUID self,
    @Nullable String calendar,
    List<Tree.Node> units,
    ZoneId zone) {

  /** The rota of a shift. */
  public @Nullable Rota rota(Shift shift) {
    return onCall.stream()
        .map(Shifts.OnCall::rota)
        .filter(rota -> rota.id().equals(shift.rota()))
        .findFirst()
        .orElse(null);
  }
}
