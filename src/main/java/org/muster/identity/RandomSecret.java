package org.muster.identity;

import java.security.SecureRandom;
import java.util.Base64;
import org.muster.shared.Sha256;

/** Makes the random texts of links and tokens, and the hashes that are kept of them. */
class RandomSecret {

  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomSecret() {}

  /** 256 random bits, so that a plain hash is enough to keep. */
  static String next() {
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static byte[] hash(String secret) {
    return Sha256.of(secret);
  }
}
