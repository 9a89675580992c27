package org.muster.province;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Another cell that figures are fetched from.
 *
 * @param answeredAt when it last answered; null when it never has
 * @param problem the message key of what went wrong the last time; null when it answered
 */
public record Cell(String address, @Nullable Instant answeredAt, @Nullable String problem) {}
