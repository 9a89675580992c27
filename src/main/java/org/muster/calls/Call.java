package org.muster.calls;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.Tie;

/**
 * An attempt on its way in.
 *
 * @param cause with the subject why; both null where nothing asked for it
 * @param key the client's own, so that sending it twice is one attempt
 * @param at when it was made, by the client; null for now
 * @param seconds how long it took; null where that is not known
 */
public record Call(
    UUID person,
    @Nullable String cause,
    @Nullable UUID subject,
    Tie whom,
    Means means,
    Outcome outcome,
    String note,
    String key,
    @Nullable Instant at,
    @Nullable Integer seconds) {}
