package org.muster.calls;

import java.util.UUID;

/**
 * Somebody who makes calls.
 *
 * @param minutes how long they can telephone until the plan's last day
 */
record Caller(UUID person, String name, double minutes) {}
