package org.muster.movement;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import org.muster.shared.SealedColumn;
import org.muster.shared.SealedKeys;
import org.muster.shared.Seals;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The key an institution signs its passes with: ECDSA on P-256, since browsers verify it by
 * themselves (Web Cryptography API), with signatures as they want them, r and s side by side. The
 * private half is sealed in the database and is in its backups.
 */
@Component
class PassKeys {

  private static final String TABLE = "movement.key";
  private static final String ALGORITHM = "SHA256withECDSAinP1363Format";

  private final SealedKeys keys;

  PassKeys(JdbcClient jdbc, Seals seals, Clock clock) {
    this.keys = new SealedKeys(jdbc, seals, clock, TABLE);
  }

  @Bean
  static SealedColumn passKeysSealed() {
    return new SealedColumn(TABLE, "private_key", "institution_id", true);
  }

  /** What verifies, as an X.509 SubjectPublicKeyInfo. */
  byte[] open() {
    return keys.pair().open();
  }

  byte[] sign(byte[] text) {
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initSign(keys.privateKey(keys.pair()));
      signature.update(text);
      return signature.sign();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  boolean holds(byte[] text, byte[] signed) {
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(publicKey(keys.pair()));
      signature.update(text);
      return signature.verify(signed);
    } catch (GeneralSecurityException malformed) {
      return false;
    }
  }

  private static PublicKey publicKey(SealedKeys.Pair pair) throws GeneralSecurityException {
    return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(pair.open()));
  }
}
