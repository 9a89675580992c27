package org.muster.rounds;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.muster.forms.Answers;
import org.muster.forms.FormVersion;

/**
 * What one person sees of a round: where they stand, and what "all as yesterday" would say.
 *
 * @param institution its code
 * @param usual the answers that one tap sends
 * @param oneTap true when these may be sent: nothing is asked that they do not say
 * @param known false when nobody has answered this form for them before
 * @param today what they reported in this round; null before
 * @param takes true while a report or a correction of theirs is taken
 */
public record CheckIn(
    Round round,
    FormVersion form,
    String name,
    RollState state,
    @Nullable Instant at,
    String institution,
    ZoneId zone,
    Answers usual,
    boolean oneTap,
    boolean known,
    @Nullable Answers today,
    boolean takes) {

  /** True once they are accounted for by a report. */
  public boolean reported() {
    return state == RollState.REPORTED || state == RollState.PROXY;
  }

  /** What a correction starts from. */
  public Answers begin() {
    return today == null ? usual : today;
  }
}
