package org.muster.requests;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Something said about a request.
 *
 * @param asking said by the asker's side, not by an office
 * @param pictures the ids of the pictures that came with it
 */
public record Message(
    UUID id,
    Instant at,
    UUID byPerson,
    String by,
    boolean asking,
    String words,
    List<UUID> pictures) {}
