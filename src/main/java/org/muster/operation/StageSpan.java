package org.muster.operation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stage as it was in force.
 *
 * @param code of a stage of the operation's pack
 * @param to null while it is in force
 * @param by who put it in force
 */
public record StageSpan(
    UUID id, String code, Instant from, @Nullable Instant to, String by, String why) {}
