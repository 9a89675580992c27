package org.muster.people;

import java.nio.file.Path;
import java.util.UUID;
import org.muster.identity.Viewer;

/**
 * Takes a registrar's file into the roster of the institution in force, as the import's page does.
 */
public interface Rosters {

  /**
   * Reads a file and compares it with what is there; answers the import's id, nothing is applied.
   */
  UUID read(Viewer viewer, Path file);

  /** Applies an import that was read, in one transaction. */
  void apply(Viewer viewer, UUID id);
}
