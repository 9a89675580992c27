package org.muster.backup;

import java.util.Map;

/** The last entry of a backup: what each table's rows were, known only once they were written. */
record Contents(Map<String, Rows> tables) {

  /**
   * The rows of a table.
   *
   * @param sha256 in hex, over the rows as text in the order of their key
   */
  record Rows(long count, String sha256) {}

  long rows() {
    return tables.values().stream().mapToLong(Rows::count).sum();
  }
}
