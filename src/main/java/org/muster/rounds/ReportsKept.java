package org.muster.rounds;

import java.util.List;
import java.util.UUID;

/**
 * Reports of these people have been committed, in the present: played days and drills tell nobody.
 */
public record ReportsKept(UUID institution, List<UUID> persons) {}
