package org.muster.calls;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person to be called until the plan's last day, once or more often.
 *
 * @param owners who has them in their charge; empty for nobody
 * @param last who called them last
 * @param minutes all their calls together
 * @param slower the same if those that come back came back half as often
 */
record Ask(
    UUID person,
    String name,
    Set<UUID> owners,
    @Nullable UUID last,
    int risk,
    Instant since,
    double minutes,
    double slower) {}
