package org.muster.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.shared.KeptDatabase;
import org.muster.shared.Problem;

/**
 * The first entry of a backup: what follows, and what has to be there to take it.
 *
 * @param at the moment whose state the backup holds
 * @param versions the version each folder of migrations had reached
 * @param institution whose rows alone it holds; null for everything
 * @param files the small files of the data directory that it holds, by name
 */
record Manifest(
    int format,
    Instant at,
    Map<String, Integer> versions,
    List<Table> tables,
    List<Chains.Heads> institutions,
    List<String> files,
    @Nullable Origin institution) {

  static final int FORMAT = 1;

  /** Refuses what a newer program has made: this one would lose what it does not know. */
  void requireKnown() {
    if (format > FORMAT) {
      throw Problem.unprocessable("backup.newer", "format " + format);
    }
    Map<String, Integer> known = KeptDatabase.newestVersions();
    for (var version : versions.entrySet()) {
      if (version.getValue() > known.getOrDefault(version.getKey(), -1)) {
        throw Problem.unprocessable("backup.newer", version.getKey() + " V" + version.getValue());
      }
    }
  }
}
