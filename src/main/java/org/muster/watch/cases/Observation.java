package org.muster.watch.cases;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody saw of a case.
 *
 * @param negative how a test came out; null where none was made
 */
public record Observation(
    UUID id,
    Instant at,
    @Nullable Double temperature,
    @Nullable Boolean negative,
    @Nullable String words,
    String by) {}
