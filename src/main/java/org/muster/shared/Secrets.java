package org.muster.shared;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The keys Muster signs and seals with, all derived from one master secret: {@code MUSTER_SECRET}
 * in the environment (base64, at least 32 bytes) or the file {@code secret} of the data directory.
 */
@Component
public final class Secrets {

  private static final String FILE = "secret";

  private final byte[] master;

  @Autowired
  Secrets(@Value("${MUSTER_SECRET:}") String given, DataDirectory directory) {
    this(given, new SecretFile(directory.resolve(FILE)));
  }

  private Secrets(String given, SecretFile file) {
    master = given.isBlank() ? file.bytes() : Base64.getDecoder().decode(given.strip());
    if (master.length < 32) {
      throw new IllegalStateException("MUSTER_SECRET must be base64 of at least 32 bytes");
    }
  }

  /**
   * For a command: by the secret given, else by that of the data directory.
   *
   * @throws Problem where there is neither: a new one would make and believe no link of before
   */
  public static Secrets of(Path data, String given) {
    var file = new SecretFile(data.resolve(FILE));
    if (given.isBlank() && !file.exists()) {
      throw Problem.unprocessable("secret-missing", file.path());
    }
    return new Secrets(given, file);
  }

  /** The 32-byte key of one purpose; the same secret and purpose always give the same key. */
  public byte[] key(String purpose) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(
              HKDFParameterSpec.ofExtract()
                  .addIKM(master)
                  .thenExpand(("muster " + purpose).getBytes(StandardCharsets.UTF_8), 32));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
