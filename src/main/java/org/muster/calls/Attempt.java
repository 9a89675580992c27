package org.muster.calls;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.Tie;

/**
 * One attempt to reach a person.
 *
 * @param cause null for a call that nothing asked for
 * @param whom who was tried
 * @param note null without one, or where notes were not asked for
 */
public record Attempt(
    UUID id,
    UUID person,
    @Nullable String cause,
    Tie whom,
    Means means,
    Outcome outcome,
    @Nullable String note,
    @Nullable UUID byPerson,
    String byName,
    Instant at) {}
