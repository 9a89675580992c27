package org.muster.backup;

/** Told of each table as it is done. */
@FunctionalInterface
interface Progress {

  /**
   * A table is done.
   *
   * @param done how many are done, this one included
   * @param all how many there are
   */
  void table(String path, long rows, int done, int all);
}
