package org.muster.backup;

import java.util.Map;
import java.util.UUID;

/**
 * The one institution that a file holds, where it does not hold everything.
 *
 * @param linkKeys what its links were made under, by purpose: the file is encrypted for this too
 */
record Origin(UUID id, String code, String name, Map<String, String> linkKeys) {}
