package org.muster.situation.upward;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.muster.shared.Problem;
import org.muster.shared.Sha256;

/** A public key on P-256, as an X.509 SubjectPublicKeyInfo. */
public final class OpenKey {

  private static final int P256_BITS = 256;
  private static final int LINE = 64;
  private static final Pattern FRAME = Pattern.compile("-----(BEGIN|END) PUBLIC KEY-----|\\s+");

  private final byte[] encoded;

  /** One that is known to be a key. */
  public OpenKey(byte[] encoded) {
    this.encoded = encoded.clone();
  }

  /**
   * One that somebody pasted, with or without its frame.
   *
   * @throws Problem 422 for what is no such key
   */
  public static OpenKey read(String pasted) {
    try {
      var key =
          new OpenKey(Base64.getDecoder().decode(FRAME.matcher(pasted).replaceAll("").strip()));
      if (key.key().getParams().getOrder().bitLength() != P256_BITS) {
        throw Problem.unprocessable("upward.no-key");
      }
      return key;
    } catch (IllegalArgumentException | GeneralSecurityException | ClassCastException noKey) {
      throw Problem.unprocessable("upward.no-key");
    }
  }

  public byte[] encoded() {
    return encoded.clone();
  }

  /** As it is handed on. */
  public String pem() {
    var text = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(encoded);
    return "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----".formatted(text);
  }

  /** Its SHA-256, to be read out over the telephone. */
  public String fingerprint() {
    return HexFormat.of().formatHex(Sha256.of(encoded));
  }

  /** True where this key signed it, by ES256 and nothing else. */
  boolean signed(JWSObject file) {
    try {
      return JWSAlgorithm.ES256.equals(file.getHeader().getAlgorithm())
          && file.verify(new ECDSAVerifier(key()));
    } catch (JOSEException | GeneralSecurityException | IllegalStateException not) {
      return false;
    }
  }

  private ECPublicKey key() throws GeneralSecurityException {
    return (ECPublicKey)
        KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
  }
}
