package org.muster.operation;

import java.util.List;
import java.util.UUID;

/** Incidents have come up; their owners are to be told. */
public record IncidentsOpened(UUID institution, List<UUID> incidents) {}
