package org.muster.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the trail.
 *
 * @param detail JSON, never health data
 * @param hash in hex, over this entry and the hash before it
 */
public record TrailEntry(
    long seq,
    Instant at,
    @Nullable UUID actorId,
    String actor,
    String action,
    String subjectKind,
    String subjectId,
    String detail,
    String hash) {}
