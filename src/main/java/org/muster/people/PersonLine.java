package org.muster.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person as a list shows them.
 *
 * @param unit where a student belongs; null while that is unknown
 * @param unitName the name of that unit
 */
public record PersonLine(
    UUID id,
    String number,
    String name,
    boolean student,
    @Nullable UUID unit,
    @Nullable String unitName) {}
