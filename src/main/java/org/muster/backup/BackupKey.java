package org.muster.backup;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Problem;
import org.muster.shared.SecretFile;

/**
 * The key of backups, and where it is kept.
 *
 * @param file null for a key given by the environment
 */
record BackupKey(byte[] bytes, @Nullable Path file) {

  static final String FILE = "backup-key";

  private static final int LENGTH = 32;
  private static final int FINGERPRINT = 8;

  /** The key to make backups with; the first one makes it. */
  static BackupKey forMaking(BackupSettings settings, Path data) {
    return given(settings) ? of(settings) : of(fileOf(settings, data));
  }

  /** The key to read backups with, which must be there. */
  static BackupKey forReading(BackupSettings settings, Path data) {
    if (given(settings)) {
      return of(settings);
    }
    Path file = fileOf(settings, data);
    if (!new SecretFile(file).exists()) {
      throw Problem.unprocessable("backup.no-key", file);
    }
    return of(file);
  }

  private static boolean given(BackupSettings settings) {
    return settings.key() != null && !settings.key().isBlank();
  }

  static Path fileOf(BackupSettings settings, Path data) {
    return settings.keyFile() == null ? data.resolve(FILE) : settings.keyFile();
  }

  private static BackupKey of(BackupSettings settings) {
    try {
      // Both alphabets of base64: operators make keys with openssl, the key file is URL-safe.
      String text = String.valueOf(settings.key()).strip().replace('-', '+').replace('_', '/');
      return new BackupKey(checked(Base64.getDecoder().decode(text)), null);
    } catch (IllegalArgumentException malformed) {
      throw Problem.unprocessable("backup.key-malformed");
    }
  }

  private static BackupKey of(Path file) {
    try {
      return new BackupKey(checked(new SecretFile(file).bytes()), file);
    } catch (IllegalArgumentException malformed) {
      throw Problem.unprocessable("backup.key-malformed");
    }
  }

  private static byte[] checked(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw Problem.unprocessable("backup.key-malformed");
    }
    return bytes;
  }

  /** Tells keys apart without giving them away. */
  byte[] fingerprint() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update("muster backup fingerprint".getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(digest.digest(bytes), FINGERPRINT);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /** The fingerprint as people compare it. */
  String mark() {
    return HexFormat.of().formatHex(fingerprint());
  }

  /** The key of one file alone, so that its chunks may simply be numbered. */
  SecretKey ofFile(byte[] salt) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveKey(
              "AES",
              HKDFParameterSpec.ofExtract()
                  .addIKM(bytes)
                  .addSalt(salt)
                  .thenExpand("muster backup 1".getBytes(StandardCharsets.UTF_8), LENGTH));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  @Override
  public String toString() {
    return "the key " + mark();
  }
}
