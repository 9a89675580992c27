package org.muster.supplies;

import java.time.Instant;
import java.util.UUID;

/** Something promised to somebody who asked for it, to be fetched. */
public record Reservation(
    UUID id,
    UUID person,
    String number,
    String name,
    Supply item,
    int amount,
    String store,
    Instant at,
    Instant until) {}
