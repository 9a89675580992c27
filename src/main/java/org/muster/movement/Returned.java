package org.muster.movement;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has come back to campus from elsewhere; their observation begins.
 *
 * @param on the institution's day
 * @param region where they come from, as a GB/T 2260 code; null where nobody knows
 * @param until the last day of the observation
 */
public record Returned(
    UUID institution, UUID person, LocalDate on, @Nullable String region, LocalDate until) {}
