package org.muster.backup;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.muster.shared.Problem;

/**
 * How a backup file is sealed: a header, then chunks under AES-256-GCM. A chunk's nonce is its
 * number and whether it is the last, so that none can be moved, left out, or be the end unless it
 * is; the header (version, key, salt) is authenticated with each.
 */
final class SealedChunks {

  static final int PLAIN = 64 * 1024;
  static final int SEALED = PLAIN + 16;
  static final int SALT = 32;
  static final int HEADER = 8 + 8 + SALT;

  private static final byte[] MAGIC = "MUSTERB1".getBytes(StandardCharsets.US_ASCII);

  private final byte[] header;
  private final SecretKey key;
  private final int mode;
  private final Cipher cipher;
  private long number;

  private SealedChunks(byte[] header, SecretKey key, int mode) {
    this.header = header;
    this.key = key;
    this.mode = mode;
    try {
      cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /** Seals under a header of its own. */
  static SealedChunks sealing(BackupKey key, byte[] salt) {
    byte[] header = ByteBuffer.allocate(HEADER).put(MAGIC).put(key.fingerprint()).put(salt).array();
    return new SealedChunks(header, key.ofFile(salt), Cipher.ENCRYPT_MODE);
  }

  /** Opens what was sealed under this header. */
  static SealedChunks opening(BackupKey key, byte[] header) {
    if (header.length < HEADER || !Arrays.equals(MAGIC, Arrays.copyOf(header, MAGIC.length))) {
      throw Problem.unprocessable("backup.not-one");
    }
    byte[] mark = Arrays.copyOfRange(header, 8, 16);
    if (!Arrays.equals(mark, key.fingerprint())) {
      throw Problem.unprocessable("backup.wrong-key", HexFormat.of().formatHex(mark), key.mark());
    }
    byte[] salt = Arrays.copyOfRange(header, 16, HEADER);
    return new SealedChunks(header, key.ofFile(salt), Cipher.DECRYPT_MODE);
  }

  byte[] header() {
    return header.clone();
  }

  /** Seals or opens the next chunk. */
  byte[] next(byte[] chunk, int length, boolean last) {
    try {
      byte[] nonce = ByteBuffer.allocate(12).putLong(number++).putInt(last ? 1 : 0).array();
      cipher.init(mode, key, new GCMParameterSpec(128, nonce));
      cipher.updateAAD(header);
      return cipher.doFinal(chunk, 0, length);
    } catch (AEADBadTagException notAsSealed) {
      throw Problem.unprocessable("backup.damaged");
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
