package org.muster.privacy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * What says that data was destroyed.
 *
 * @param text JSON, as it was signed
 * @param signature Ed25519 over the text's UTF-8
 * @param publicKey 32 bytes
 */
public record Certificate(String text, byte[] signature, byte[] publicKey) {

  /** DER of SubjectPublicKeyInfo for Ed25519 (RFC 8410), up to the key itself. */
  private static final byte[] KEY_INFO = {
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00
  };

  /** True when the text is what was signed with this key. */
  public boolean holds() {
    try {
      var signer = new Ed25519Signer();
      signer.init(false, new Ed25519PublicKeyParameters(publicKey));
      byte[] signed = text.getBytes(StandardCharsets.UTF_8);
      signer.update(signed, 0, signed.length);
      return signer.verifySignature(signature);
    } catch (IllegalArgumentException noKey) {
      return false;
    }
  }

  /** The key as openssl and others read it. */
  public String publicKeyPem() {
    byte[] der = Arrays.copyOf(KEY_INFO, KEY_INFO.length + publicKey.length);
    System.arraycopy(publicKey, 0, der, KEY_INFO.length, publicKey.length);
    return "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
        .formatted(Base64.getEncoder().encodeToString(der));
  }
}
