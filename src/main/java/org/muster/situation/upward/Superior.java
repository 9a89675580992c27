package org.muster.situation.upward;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody above to whom returns go.
 *
 * @param ourCode what the institution is called there
 * @param address where returns are sent to; null where they are carried by hand
 * @param sendsAt the institution's hour at which the day's return is made and sent
 */
public record Superior(
    UUID id,
    String name,
    String ourCode,
    @Nullable String address,
    List<String> figures,
    LocalTime sendsAt,
    String madeBy,
    Instant madeAt,
    boolean retired) {}
