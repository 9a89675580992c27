package org.muster.watch.cases;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A step in how a case stands, with its day and evidence. */
public record Turn(
    int n,
    CaseState state,
    @Nullable LocalDate on,
    @Nullable String test,
    @Nullable String evidence,
    String by,
    Instant at) {}
