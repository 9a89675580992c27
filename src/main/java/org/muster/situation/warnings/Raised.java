package org.muster.situation.warnings;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What a method called; see {@link Warning}.
 *
 * @param likely what was judged: the observed count, or more where reports were to come
 */
record Raised(
    String measure,
    UUID spot,
    String kind,
    String spotName,
    List<UUID> zone,
    UUID unit,
    Warning.Method method,
    LocalDate day,
    int observed,
    int likely,
    double expected,
    double upper,
    double chance,
    boolean preliminary) {}
