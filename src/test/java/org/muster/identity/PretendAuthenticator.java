package org.muster.identity;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.muster.shared.RandomSecret;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser with an authenticator, as WebAuthn describes both, to be made to lie. */
public final class PretendAuthenticator {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int PRESENT = 0x01;
  private static final int VERIFIED = 0x04;
  private static final int ATTESTED = 0x40;

  private final KeyPair key;
  private final byte[] credential = RandomSecret.hash(RandomSecret.next());
  private String origin;
  private String site = "localhost";
  private boolean verifies = true;
  private int counter;
  private String handle = "";

  public PretendAuthenticator(String origin) {
    this.origin = origin;
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      key = generator.generateKeyPair();
    } catch (GeneralSecurityException everyJdkCan) {
      throw new AssertionError(everyJdkCan);
    }
  }

  /** On a page of another site. */
  public PretendAuthenticator on(String other) {
    origin = other;
    return this;
  }

  /** For the name of another site. */
  public PretendAuthenticator forSite(String other) {
    site = other;
    return this;
  }

  /** Asks for no finger, face or PIN. */
  public PretendAuthenticator unverified() {
    verifies = false;
    return this;
  }

  /** As one copied when it had counted to this. */
  public PretendAuthenticator countedTo(int uses) {
    counter = uses;
    return this;
  }

  /** Says that it belongs to another account. */
  public PretendAuthenticator of(String otherHandle) {
    handle = otherHandle;
    return this;
  }

  /** The answer to being asked for a new passkey. */
  public String create(String options) {
    var asked = JSON.readTree(options);
    handle = asked.path("user").path("id").asString();
    var data = new ByteArrayOutputStream();
    data.writeBytes(HEAD);
    var authenticator = attested();
    data.writeBytes(new byte[] {0x58, (byte) authenticator.length});
    data.writeBytes(authenticator);
    return answer(
        Map.of(
            "clientDataJSON", text(client("webauthn.create", asked)),
            "attestationObject", text(data.toByteArray())));
  }

  /** In CBOR: fmt is none, attStmt is empty, authData follows. */
  private static final byte[] HEAD =
      bytes("a363666d74646e6f6e656761747453746d74a0686175746844617461");

  private byte[] attested() {
    var point = ((ECPublicKey) key.getPublic()).getW();
    var data = new ByteArrayOutputStream();
    data.writeBytes(authenticator(ATTESTED));
    data.writeBytes(new byte[16]);
    data.writeBytes(new byte[] {0, (byte) credential.length});
    data.writeBytes(credential);
    // {1: 2, 3: -7, -1: 1, -2: x, -3: y} in CBOR: an EC2 key for ES256 on P-256.
    data.writeBytes(bytes("a5010203262001215820"));
    data.writeBytes(coordinate(point.getAffineX()));
    data.writeBytes(bytes("225820"));
    data.writeBytes(coordinate(point.getAffineY()));
    return data.toByteArray();
  }

  /** The answer to being asked who is there. */
  public String get(String options) {
    counter++;
    var client = client("webauthn.get", JSON.readTree(options));
    var data = authenticator(0);
    return answer(
        Map.of(
            "clientDataJSON",
            text(client),
            "authenticatorData",
            text(data),
            "signature",
            text(sign(data, client)),
            "userHandle",
            handle));
  }

  private byte[] sign(byte[] data, byte[] client) {
    try {
      var signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(key.getPrivate());
      signature.update(data);
      signature.update(sha256(client));
      return signature.sign();
    } catch (GeneralSecurityException everyJdkCan) {
      throw new AssertionError(everyJdkCan);
    }
  }

  private byte[] authenticator(int flags) {
    return ByteBuffer.allocate(37)
        .put(sha256(site.getBytes(StandardCharsets.UTF_8)))
        .put((byte) (flags | PRESENT | (verifies ? VERIFIED : 0)))
        .putInt(counter)
        .array();
  }

  private byte[] client(String type, JsonNode asked) {
    return JSON.writeValueAsBytes(
        Map.of(
            "type",
            type,
            "challenge",
            asked.path("challenge").asString(),
            "origin",
            origin,
            "crossOrigin",
            false));
  }

  private String answer(Map<String, String> response) {
    return JSON.writeValueAsString(
        Map.of(
            "id",
            text(credential),
            "rawId",
            text(credential),
            "type",
            "public-key",
            "clientExtensionResults",
            Map.of(),
            "response",
            response));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException everyJdkCan) {
      throw new AssertionError(everyJdkCan);
    }
  }

  private static byte[] coordinate(BigInteger number) {
    var bytes = number.toByteArray();
    var whole = new byte[32];
    int length = Math.min(32, bytes.length);
    System.arraycopy(bytes, bytes.length - length, whole, 32 - length, length);
    return whole;
  }

  private static byte[] bytes(String hexadecimal) {
    return HexFormat.of().parseHex(hexadecimal);
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
