package org.muster.people;

import java.util.UUID;

/** An import was applied: people came, left or moved. */
public record RosterApplied(UUID institution, UUID importId) {}
