package org.muster.rounds;

import java.util.UUID;

/** A unit was signed off at a level. */
public record RoundClosed(UUID institution, UUID round, UUID unit, Level level) {}
