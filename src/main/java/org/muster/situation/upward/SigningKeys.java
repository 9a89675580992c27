package org.muster.situation.upward;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import java.security.GeneralSecurityException;
import java.time.Clock;
import org.muster.shared.SealedColumn;
import org.muster.shared.SealedKeys;
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

  private static final String TABLE = "situation.signing_key";

  private final SealedKeys keys;

  SigningKeys(JdbcClient jdbc, Seals seals, Clock clock) {
    this.keys = new SealedKeys(jdbc, seals, clock, TABLE);
  }

  @Bean
  static SealedColumn signingKeySealed() {
    return new SealedColumn(TABLE, "private_key", "institution_id", true);
  }

  /** What verifies: shown to those above, who keep it beside the institution's name. */
  public OpenKey open() {
    return new OpenKey(keys.pair().open());
  }

  /**
   * A signed file, as a compact JWS.
   *
   * @param type what it is, {@code muster-return+jws}
   */
  public String sign(String type, String content) {
    var pair = keys.pair();
    var header =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .type(new JOSEObjectType(type))
            .keyID(new OpenKey(pair.open()).fingerprint())
            .build();
    var signed = new JWSObject(header, new Payload(content));
    try {
      signed.sign(new ECDSASigner(keys.privateKey(pair)));
    } catch (JOSEException | GeneralSecurityException broken) {
      throw new IllegalStateException("the signing key does not sign", broken);
    }
    return signed.serialize();
  }
}
