package org.muster.shared;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The keys Muster signs and seals with, all derived from one master secret: {@code MUSTER_SECRET}
 * in the environment (base64, at least 32 bytes) or the file {@code secret} of the data directory.
 */
@Component
public final class Secrets {

  private final byte[] master;

  Secrets(@Value("${MUSTER_SECRET:}") String given, DataDirectory directory) {
    master =
        given.isBlank()
            ? new SecretFile(directory.resolve("secret")).bytes()
            : Base64.getDecoder().decode(given.strip());
    if (master.length < 32) {
      throw new IllegalStateException("MUSTER_SECRET must be base64 of at least 32 bytes");
    }
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
