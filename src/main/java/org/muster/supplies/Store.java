package org.muster.supplies;

import java.util.UUID;

/** A place where supplies are kept. */
public record Store(UUID id, String name) {}
