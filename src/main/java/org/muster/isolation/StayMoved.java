package org.muster.isolation;

import java.util.UUID;

/** Somebody isolated has moved into another room. */
public record StayMoved(UUID institution, UUID stay, UUID person, UUID place) {}
