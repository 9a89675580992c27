package org.muster.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the trail.
 *
 * @param detail JSON, never health data
 */
public record TrailEntry(
    long seq,
    Instant at,
    @Nullable UUID actorId,
    String actor,
    String action,
    String subjectKind,
    String subjectId,
    String detail) {}
