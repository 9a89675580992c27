package org.muster.operation.web;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.muster.operation.InForce;
import org.muster.operation.Operation;

/**
 * What everybody may know of the operation in force.
 *
 * @param now null where it has no stages
 * @param duties true for a reader who has duties
 */
public record CurrentPage(
    @Nullable Operation operation, @Nullable InForce now, boolean duties, ZoneId zone) {}
