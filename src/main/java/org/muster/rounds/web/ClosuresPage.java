package org.muster.rounds.web;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.rounds.Closure;
import org.muster.rounds.Proofs;
import org.muster.rounds.Round;
import org.muster.rounds.Tally;

/**
 * Who has signed what of a round.
 *
 * @param own the signatures on the unit itself
 * @param reopenable those of them the viewer may take back
 * @param proof that what was signed is what is there; null until it is asked for
 */
public record ClosuresPage(
    Round round,
    ZoneId zone,
    UUID unit,
    String title,
    List<BoardPage.Crumb> crumbs,
    @Nullable SignaturePanel panel,
    Tally tally,
    List<Closure> own,
    List<UUID> reopenable,
    List<Line> below,
    Proofs.@Nullable Proof proof) {

  /**
   * A unit below, with how many of its classes have been signed by leader and counsellor.
   *
   * @param college its own signature, or a class's counsellor's; null before
   */
  public record Line(
      UUID id,
      String name,
      Tally tally,
      int classes,
      int leaders,
      int counsellors,
      @Nullable Closure college) {}
}
