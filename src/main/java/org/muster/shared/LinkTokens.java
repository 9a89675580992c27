package org.muster.shared;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.HttpStatus;

/**
 * The tokens of personal links: an HMAC-SHA256 over institution, what the link is to, person and
 * expiry, so that it needs neither a session nor a look-up to be believed.
 */
public final class LinkTokens {

  /** What a believed token says. */
  public record Bearer(UUID institution, UUID subject, UUID person, Instant expiry) {}

  private static final int BODY = 16 + 16 + 16 + 4;
  private static final int SEAL = 16;

  private final SecretKeySpec key;

  /** The tokens of one purpose: those of another are not believed. */
  public LinkTokens(Secrets secrets, String purpose) {
    this.key = new SecretKeySpec(secrets.key(purpose), "HmacSHA256");
  }

  /** A token for one person and one thing. */
  public String token(UUID institution, UUID subject, UUID person, Instant expiry) {
    var token = ByteBuffer.allocate(BODY + SEAL);
    put(token, institution);
    put(token, subject);
    put(token, person);
    token.putInt((int) expiry.getEpochSecond());
    token.put(seal(token.array()));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
  }

  private Optional<Bearer> read(String token) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
    if (bytes.length != BODY + SEAL
        || !MessageDigest.isEqual(seal(bytes), Arrays.copyOfRange(bytes, BODY, bytes.length))) {
      return Optional.empty();
    }
    var buffer = ByteBuffer.wrap(bytes);
    return Optional.of(
        new Bearer(
            id(buffer),
            id(buffer),
            id(buffer),
            Instant.ofEpochSecond(Integer.toUnsignedLong(buffer.getInt()))));
  }

  /**
   * Whom a token is for.
   *
   * @param room whose words say what is wrong
   * @throws Problem 404 {@code <room>.link-unknown} for one that this program did not make, 410
   *     {@code <room>.link-expired} for one whose time is over
   */
  public Bearer believe(String token, Instant now, String room) {
    var bearer =
        read(token).orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, room + ".link-unknown"));
    if (bearer.expiry().isBefore(now)) {
      throw new Problem(HttpStatus.GONE, room + ".link-expired");
    }
    return bearer;
  }

  private byte[] seal(byte[] token) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(token, 0, BODY);
      return Arrays.copyOf(mac.doFinal(), SEAL);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static void put(ByteBuffer buffer, UUID id) {
    buffer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
  }

  private static UUID id(ByteBuffer buffer) {
    return new UUID(buffer.getLong(), buffer.getLong());
  }
}
