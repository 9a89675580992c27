package org.muster.situation.upward;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
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
 * The key an institution signs what it tells others with: ES256, made at the first need. The
 * private half is sealed in the database and is in its backups.
 */
@Component
public class SigningKeys {

  private static final String PRIVATE = "situation.signing_key.private_key";

  /** A key as it is stored. */
  private record Pair(byte[] open, String sealed) {}

  private final JdbcClient jdbc;
  private final Seals seals;
  private final Clock clock;

  SigningKeys(JdbcClient jdbc, Seals seals, Clock clock) {
    this.jdbc = jdbc;
    this.seals = seals;
    this.clock = clock;
  }

  @Bean
  static SealedColumn signingKeySealed() {
    return new SealedColumn("situation.signing_key", "private_key", "institution_id", true);
  }

  /** What verifies: shown to those above, who keep it beside the institution's name. */
  public OpenKey open() {
    return new OpenKey(pair().open());
  }

  /**
   * A signed file, as a compact JWS.
   *
   * @param type what it is, {@code muster-return+jws}
   */
  public String sign(String type, String content) {
    var pair = pair();
    var header =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .type(new JOSEObjectType(type))
            .keyID(new OpenKey(pair.open()).fingerprint())
            .build();
    var signed = new JWSObject(header, new Payload(content));
    try {
      signed.sign(new ECDSASigner(privateKey(pair)));
    } catch (JOSEException | GeneralSecurityException broken) {
      throw new IllegalStateException("the signing key does not sign", broken);
    }
    return signed.serialize();
  }

  private ECPrivateKey privateKey(Pair pair) throws GeneralSecurityException {
    var open = seals.open(PRIVATE, CurrentInstitution.get(), pair.sealed());
    return (ECPrivateKey)
        KeyFactory.getInstance("EC")
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(open)));
  }

  /** Of two who make it at once, one's stands. */
  private Pair pair() {
    return stored()
        .orElseGet(
            () -> {
              make();
              return stored().orElseThrow();
            });
  }

  private Optional<Pair> stored() {
    return jdbc.sql(
            "select public_key, private_key from situation.signing_key where institution_id = ?")
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
              insert into situation.signing_key (institution_id, public_key, private_key, at)
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
