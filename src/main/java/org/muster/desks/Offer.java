package org.muster.desks;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A shift that its holder offers.
 *
 * @param to to whom alone; null for all who take turns
 */
public record Offer(UUID id, Shift shift, UUID by, String byName, @Nullable UUID to, Instant at) {}
