package org.muster.notices.channel;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.muster.shared.Sha256;

/**
 * The number of a card: it says which notice it shows, is another for each call, and is the same
 * when the same call is made again.
 */
public final class TaskId {

  private static final Pattern FORM = Pattern.compile("([0-9a-f]{32})-[0-9a-f]{16}");

  private TaskId() {}

  static String of(UUID notice, String members) {
    var hash = HexFormat.of().formatHex(Sha256.of(members), 0, 8);
    return notice.toString().replace("-", "") + "-" + hash;
  }

  /** The notice that a card shows; empty for a card that is not ours. */
  public static Optional<UUID> notice(String task) {
    var found = FORM.matcher(task);
    return found.matches()
        ? Optional.of(
            UUID.fromString(
                found.group(1).replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5")))
        : Optional.empty();
  }
}
