package org.muster.people;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An institution as whoever runs the program sees it.
 *
 * @param hosts the names that it is reached under, the first one first
 * @param cell the address of the cell that it lives in; null for one that lives here
 * @param heldAt since when nothing of it is read or written, or null
 */
public record DirectoryLine(
    UUID id,
    String code,
    String name,
    List<String> hosts,
    @Nullable String cell,
    boolean oversees,
    @Nullable Instant heldAt) {}
