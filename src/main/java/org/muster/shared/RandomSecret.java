package org.muster.shared;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes the random texts of links and tokens, and the hashes that are kept of them. */
public final class RandomSecret {

  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomSecret() {}

  /** 256 random bits, so that a plain hash is enough to keep. */
  public static String next() {
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What is kept of one. */
  public static byte[] hash(String secret) {
    return Sha256.of(secret);
  }
}
