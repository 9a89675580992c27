package org.muster.desks;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody leaves to whoever comes after them on call.
 *
 * @param text what it says; null for those who have not opened it, and to whom it is not left
 * @param readAt when the next one opened it
 */
public record HandOver(
    UUID shift,
    UUID by,
    String byName,
    Instant at,
    @Nullable String text,
    @Nullable String readBy,
    @Nullable Instant readAt) {}
