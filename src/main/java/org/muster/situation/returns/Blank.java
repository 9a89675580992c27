package org.muster.situation.returns;

import java.time.Instant;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A workbook that another office wants filled.
 *
 * @param fillsAt the institution's hour at which it is filled by itself; null for by hand only
 * @param mapped how many of its cells are mapped
 */
public record Blank(
    UUID id,
    String name,
    String fileName,
    String madeBy,
    Instant madeAt,
    @Nullable LocalTime fillsAt,
    boolean retired,
    int mapped) {}
