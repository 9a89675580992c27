package org.muster.rounds.web;

import java.time.Instant;
import java.time.ZoneId;

/**
 * The page after a report.
 *
 * @param action where it can be looked at and corrected
 * @param again true when this very report had been stored before
 */
public record Done(String action, Instant at, ZoneId zone, boolean again) {}
