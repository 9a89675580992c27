package org.muster.rounds;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's own report as the log has it.
 *
 * @param said what was said, sealed
 */
record LoggedReport(
    UUID round, UUID person, String key, @Nullable Integer device, Instant received, String said) {}
