package org.muster.shared;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/**
 * Ids of everything Muster stores: UUID version 7, so that they sort by the time they were made.
 */
public final class Ids {

  private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

  private Ids() {}

  /** The next id; later calls of one process give larger ids, to the millisecond. */
  public static UUID next() {
    return GENERATOR.generate();
  }
}
