package org.muster.requests;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done about a request.
 *
 * @param what the messages {@code requests.deed.<what>} say it
 * @param reason the word of a templated reason; null for none
 * @param words null for none
 */
public record Deed(
    UUID id,
    Instant at,
    @Nullable UUID byPerson,
    String by,
    int step,
    String what,
    @Nullable String reason,
    @Nullable String words) {}
