package org.muster.watch.cases;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Somebody who was with a case, as it was written down. */
public record Exposure(
    String name,
    @Nullable String number,
    ExposureKind kind,
    @Nullable LocalDate first,
    @Nullable LocalDate last,
    @Nullable String words,
    String by,
    Instant at) {}
