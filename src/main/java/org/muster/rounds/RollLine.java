package org.muster.rounds;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person on a roll as lists show them; no answers.
 *
 * @param note why excused, or how often tried
 */
public record RollLine(
    UUID person,
    String number,
    String name,
    @Nullable String phone,
    UUID unit,
    @Nullable UUID place,
    RollState state,
    @Nullable Instant at,
    @Nullable String note,
    boolean flagged) {}
