package org.muster.notices.channel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals and signs as the WeChat family does, written from its documents. */
public final class SealedCalls {

  private SealedCalls() {}

  public static String seal(String receiver, String text) {
    try {
      byte[] key = Base64.getDecoder().decode(ChannelsAtHand.HOOK_KEY + "=");
      byte[] words = text.getBytes(StandardCharsets.UTF_8);
      byte[] whom = receiver.getBytes(StandardCharsets.UTF_8);
      int length = 16 + 4 + words.length + whom.length;
      int padding = 32 - length % 32;
      var plain = ByteBuffer.allocate(length + padding);
      plain.put("0123456789abcdef".getBytes(StandardCharsets.UTF_8));
      plain.putInt(words.length).put(words).put(whom);
      byte[] fill = new byte[padding];
      Arrays.fill(fill, (byte) padding);
      plain.put(fill);
      var cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(key, "AES"),
          new IvParameterSpec(Arrays.copyOf(key, 16)));
      return Base64.getEncoder().encodeToString(cipher.doFinal(plain.array()));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  public static String sign(String... parts) {
    var all = Arrays.copyOf(parts, parts.length + 1);
    all[parts.length] = ChannelsAtHand.HOOK_TOKEN;
    return HookSignature.of(all);
  }
}
