package org.muster.shared;

import java.util.UUID;

/** Institutions of which nothing is read or written, since they are being moved. */
@FunctionalInterface
public interface HeldInstitutions {

  /** True while nothing of it may be touched; known within a second. */
  boolean isHeld(UUID institution);
}
