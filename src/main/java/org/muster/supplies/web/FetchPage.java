package org.muster.supplies.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.supplies.Reservation;

/**
 * What is kept for those who asked.
 *
 * @param given to whom it was just given; null for nobody
 */
public record FetchPage(List<Reservation> open, @Nullable String given, Instant now, ZoneId zone) {}
