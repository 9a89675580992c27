package org.muster.isolation;

import java.util.UUID;

/** Somebody was released from isolation. */
public record StayEnded(UUID institution, UUID stay, UUID person, StayKind kind) {}
