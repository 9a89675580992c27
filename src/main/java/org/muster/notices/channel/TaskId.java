package org.muster.notices.channel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The number of a card: it says which notice it shows, is another for each call, and is the same
 * when the same call is made again.
 */
public final class TaskId {

  private static final Pattern FORM = Pattern.compile("([0-9a-f]{32})-[0-9a-f]{16}");

  private TaskId() {}

  static String of(UUID notice, String members) {
    try {
      var hash =
          MessageDigest.getInstance("SHA-256").digest(members.getBytes(StandardCharsets.UTF_8));
      return notice.toString().replace("-", "") + "-" + HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
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
