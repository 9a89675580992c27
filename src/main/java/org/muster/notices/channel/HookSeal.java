package org.muster.notices.channel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the WeChat family's calls are sealed with: AES-256-CBC, around 16 random bytes, a length,
 * the text and whom it is for. <a
 * href="https://developer.work.weixin.qq.com/document/path/90968">EncodingAESKey</a>.
 */
final class HookSeal {

  private static final int RANDOM = 16;
  private static final int BLOCK = 32;

  private final byte[] key;
  private final String receiver;

  HookSeal(String encodingKey, String receiver) {
    this.key = Base64.getDecoder().decode(encodingKey + "=");
    this.receiver = receiver;
  }

  /** The text; empty for what was not sealed for this receiver with this key. */
  Optional<String> open(String encrypted) {
    try {
      var cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(key, "AES"),
          new IvParameterSpec(Arrays.copyOf(key, RANDOM)));
      return read(cipher.doFinal(Base64.getDecoder().decode(encrypted)));
    } catch (GeneralSecurityException | IllegalArgumentException notSealed) {
      return Optional.empty();
    }
  }

  private Optional<String> read(byte[] plain) {
    int padding = plain.length == 0 ? 0 : plain[plain.length - 1];
    int end = plain.length - padding;
    if (padding < 1 || padding > BLOCK || end < RANDOM + Integer.BYTES) {
      return Optional.empty();
    }
    int length = ByteBuffer.wrap(plain, RANDOM, Integer.BYTES).getInt();
    int begin = RANDOM + Integer.BYTES;
    if (length < 0 || length > end - begin) {
      return Optional.empty();
    }
    var whom = new String(plain, begin + length, end - begin - length, StandardCharsets.UTF_8);
    return whom.equals(receiver)
        ? Optional.of(new String(plain, begin, length, StandardCharsets.UTF_8))
        : Optional.empty();
  }
}
