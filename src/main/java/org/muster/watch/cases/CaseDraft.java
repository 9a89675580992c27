package org.muster.watch.cases;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A case as it is typed.
 *
 * @param who the number of somebody of the roll, or a label for somebody who is not
 * @param turned since when it stands so
 * @param evidence in words; sealed
 */
public record CaseDraft(
    String who,
    boolean label,
    CaseState state,
    @Nullable LocalDate onset,
    @Nullable LocalDate turned,
    @Nullable String test,
    @Nullable String evidence,
    @Nullable String infector) {}
