package org.muster.backup;

import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.muster.shared.Sha256;

/** The last entry of a backup: what each table's rows were, known only once they were written. */
record Contents(Map<String, Rows> tables) {

  /**
   * The rows of a table.
   *
   * @param sha256 in hex, over the rows as text in the order of their key
   */
  record Rows(long count, String sha256) {}

  /** One sum of all: the same rows have the same in every program. */
  String sum() {
    var text = new StringBuilder();
    new TreeMap<>(tables)
        .forEach(
            (path, rows) ->
                text.append(path)
                    .append(' ')
                    .append(rows.count())
                    .append(' ')
                    .append(rows.sha256())
                    .append('\n'));
    return HexFormat.of().formatHex(Sha256.of(text.toString()), 0, 12);
  }

  long rows() {
    return tables.values().stream().mapToLong(Rows::count).sum();
  }
}
