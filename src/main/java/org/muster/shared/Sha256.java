package org.muster.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of bytes, or of words as UTF-8. */
public final class Sha256 {

  private Sha256() {}

  public static byte[] of(String words) {
    return of(words.getBytes(StandardCharsets.UTF_8));
  }

  public static byte[] of(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** The same as 64 hexadecimal digits. */
  public static String hex(String words) {
    return HexFormat.of().formatHex(of(words));
  }
}
