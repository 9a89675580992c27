package org.muster.isolation;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Somebody has moved into an isolation room.
 *
 * @param over the day on which they may leave, if nothing lengthens it
 */
public record StayBegan(
    UUID institution, UUID stay, UUID person, UUID place, StayKind kind, LocalDate over) {}
