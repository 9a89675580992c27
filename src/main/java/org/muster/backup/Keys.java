package org.muster.backup;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.muster.shared.LinkTokens;
import org.muster.shared.SealedColumn;
import org.muster.shared.SealedColumns;
import org.muster.shared.Seals;
import org.muster.shared.Secrets;

/**
 * The keys of the program whose directory a command works on.
 *
 * @param sealed the columns with sealed text
 */
record Keys(Secrets secrets, Seals seals, List<SealedColumn> sealed) {

  /** From the environment where they are given there, else from the data directory. */
  static Keys of(Path data) {
    return new Keys(
        Secrets.of(data, given("MUSTER_SECRET")),
        Seals.of(data, given("MUSTER_SEAL_KEYS")),
        SealedColumns.all());
  }

  private static String given(String name) {
    return Objects.requireNonNullElse(System.getenv(name), "");
  }

  /** What makes and believes the institution's links here, by purpose. */
  TreeMap<String, String> linkKeys(UUID institution) {
    var keys = new TreeMap<String, String>();
    for (var purpose : LinkTokens.PURPOSES) {
      byte[] key = LinkTokens.key(secrets, purpose, institution);
      keys.put(purpose, Base64.getEncoder().encodeToString(key));
    }
    return keys;
  }
}
