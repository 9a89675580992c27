package org.muster.movement;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.SealedColumn;
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

  private static final String PRIVATE = "movement.key.private_key";
  private static final String ALGORITHM = "SHA256withECDSAinP1363Format";

  /** A key as it is stored. */
  private record Pair(byte[] open, String sealed) {}

  private final JdbcClient jdbc;
  private final Seals seals;
  private final Clock clock;

  PassKeys(JdbcClient jdbc, Seals seals, Clock clock) {
    this.jdbc = jdbc;
    this.seals = seals;
    this.clock = clock;
  }

  @Bean
  static SealedColumn passKeysSealed() {
    return new SealedColumn("movement.key", "private_key", "institution_id", true);
  }

  /** What verifies, as an X.509 SubjectPublicKeyInfo. */
  byte[] open() {
    return pair().open();
  }

  byte[] sign(byte[] text) {
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initSign(privateKey(pair()));
      signature.update(text);
      return signature.sign();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  boolean holds(byte[] text, byte[] signed) {
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(publicKey(pair()));
      signature.update(text);
      return signature.verify(signed);
    } catch (GeneralSecurityException malformed) {
      return false;
    }
  }

  private PrivateKey privateKey(Pair pair) throws GeneralSecurityException {
    var open = seals.open(PRIVATE, CurrentInstitution.get(), pair.sealed());
    return KeyFactory.getInstance("EC")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(open)));
  }

  private static PublicKey publicKey(Pair pair) throws GeneralSecurityException {
    return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(pair.open()));
  }

  /** Made at the first need; of two who make it at once, one's stands. */
  private Pair pair() {
    return stored()
        .orElseGet(
            () -> {
              make();
              return stored().orElseThrow();
            });
  }

  private Optional<Pair> stored() {
    return jdbc.sql("select public_key, private_key from movement.key where institution_id = ?")
        .param(CurrentInstitution.get())
        .query((row, n) -> new Pair(row.getBytes(1), row.getString(2)))
        .optional();
  }

  private void make() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      var pair = generator.generateKeyPair();
      jdbc.sql(
              """
              insert into movement.key (institution_id, public_key, private_key, at)
              values (?, ?, ?, ?) on conflict do nothing
              """)
          .params(
              CurrentInstitution.get(),
              pair.getPublic().getEncoded(),
              seals.seal(
                  PRIVATE,
                  CurrentInstitution.get(),
                  Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())),
              clock.instant().atOffset(ZoneOffset.UTC))
          .update();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
