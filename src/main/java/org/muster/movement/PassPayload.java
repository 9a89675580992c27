package org.muster.movement;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.muster.shared.Sha256;

/**
 * What a pass says, compact enough for a code that an old telephone reads: a version, the pass,
 * from and until when in minutes, and a digest of the name. The name itself travels behind the
 * address's #, which browsers do not send: no log has it.
 */
record PassPayload(UUID pass, Instant from, Instant to, byte[] nameDigest) {

  private static final byte VERSION = 1;
  private static final int DIGEST = 16;
  private static final int BODY = 1 + 16 + 4 + 4 + DIGEST;
  private static final int SIGNATURE = 64;

  /** The body that is signed. */
  byte[] body() {
    return ByteBuffer.allocate(BODY)
        .put(VERSION)
        .putLong(pass.getMostSignificantBits())
        .putLong(pass.getLeastSignificantBits())
        .putInt((int) (from.getEpochSecond() / 60))
        .putInt((int) (to.getEpochSecond() / 60))
        .put(nameDigest)
        .array();
  }

  /** Body and signature as the text of a code. */
  static String text(byte[] body, byte[] signature) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(ByteBuffer.allocate(BODY + SIGNATURE).put(body).put(signature).array());
  }

  /** A text taken apart: the body, and the signature over it; empty for anything else. */
  static Optional<byte[][]> split(String text) {
    try {
      var bytes = Base64.getUrlDecoder().decode(text);
      return bytes.length != BODY + SIGNATURE || bytes[0] != VERSION
          ? Optional.empty()
          : Optional.of(
              new byte[][] {
                Arrays.copyOf(bytes, BODY), Arrays.copyOfRange(bytes, BODY, bytes.length)
              });
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  /** The pass a body is about. */
  static UUID pass(byte[] body) {
    var read = ByteBuffer.wrap(body, 1, 16);
    return new UUID(read.getLong(), read.getLong());
  }

  static byte[] digest(String name) {
    return Arrays.copyOf(Sha256.of(name), DIGEST);
  }
}
