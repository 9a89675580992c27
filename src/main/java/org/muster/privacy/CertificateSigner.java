package org.muster.privacy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.muster.shared.Secrets;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Signs certificates with a key that follows from the program's secret. */
@Component
class CertificateSigner {

  private final Ed25519PrivateKeyParameters key;
  private final JsonMapper json =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  CertificateSigner(Secrets secrets) {
    key = new Ed25519PrivateKeyParameters(secrets.key("certificates of destruction"));
  }

  /** Signs what the fields say, in their order. */
  Certificate sign(Map<String, Object> fields) {
    var text = json.writeValueAsString(fields) + "\n";
    byte[] signed = text.getBytes(StandardCharsets.UTF_8);
    var signer = new Ed25519Signer();
    signer.init(true, key);
    signer.update(signed, 0, signed.length);
    return new Certificate(text, signer.generateSignature(), key.generatePublicKey().getEncoded());
  }
}
