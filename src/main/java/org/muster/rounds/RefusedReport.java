package org.muster.rounds;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report that was received and could not be recorded.
 *
 * @param number null, as the name, for somebody the institution does not know
 * @param why the code of the problem that its sender would have been told
 * @param state where the person stands now; null for one who is not on the roll
 */
public record RefusedReport(
    UUID person,
    @Nullable String number,
    @Nullable String name,
    String why,
    Instant received,
    @Nullable RollState state) {}
