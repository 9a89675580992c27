package org.muster.situation.askings;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.situation.upward.OpenKey;

/**
 * An institution that is asked.
 *
 * @param key what its signature is checked with; null until it has handed it over
 * @param line true where it has a token to send by
 * @param office whom to ring there: an office, no person
 * @param most the most that a figure of it can be
 * @param from the first day on whose roll it is
 */
public record Member(
    UUID id,
    String code,
    String name,
    @Nullable OpenKey key,
    boolean line,
    String office,
    String telephone,
    int most,
    LocalDate from,
    @Nullable LocalDate to) {}
