package org.muster.shared;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
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

  /** What links are for. */
  public static final List<String> PURPOSES =
      List.of("personal-links", "notice-links", "calendar-links");

  private static final int REMEMBERED = 10_000;

  private final Secrets secrets;
  private final String purpose;
  private final AdoptedKeys adopted;

  /** Tokens were made under it before each institution had a key of its own. */
  private final SecretKeySpec common;

  private final Cache<UUID, SecretKeySpec> own =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  /** The tokens of one purpose: those of another are not believed. */
  public LinkTokens(Secrets secrets, String purpose, AdoptedKeys adopted) {
    if (!PURPOSES.contains(purpose)) {
      throw new IllegalArgumentException(purpose);
    }
    this.secrets = secrets;
    this.purpose = purpose;
    this.adopted = adopted;
    this.common = hmac(secrets.key(purpose));
  }

  /**
   * The key of one institution's tokens, which it takes along when it moves, so that its links go
   * on to be believed and nobody else's are.
   */
  public static byte[] key(Secrets secrets, String purpose, UUID institution) {
    return secrets.key(purpose + " " + institution);
  }

  private SecretKeySpec own(UUID institution) {
    return own.get(institution, wanted -> hmac(key(secrets, purpose, wanted)));
  }

  private static SecretKeySpec hmac(byte[] key) {
    return new SecretKeySpec(key, "HmacSHA256");
  }

  /** A token for one person and one thing. */
  public String token(UUID institution, UUID subject, UUID person, Instant expiry) {
    var token = ByteBuffer.allocate(BODY + SEAL);
    put(token, institution);
    put(token, subject);
    put(token, person);
    token.putInt((int) expiry.getEpochSecond());
    token.put(seal(token.array(), own(institution)));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
  }

  /** The institution that a token claims to be of, believed or not; empty where it is no token. */
  public static Optional<UUID> claimed(String token) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(token);
      return bytes.length == BODY + SEAL
          ? Optional.of(id(ByteBuffer.wrap(bytes)))
          : Optional.empty();
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private Optional<Bearer> read(String token) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
    if (bytes.length != BODY + SEAL || !isSealed(bytes)) {
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

  private boolean isSealed(byte[] token) {
    var institution = id(ByteBuffer.wrap(token));
    return isSealed(token, own(institution))
        || isSealed(token, common)
        || adopted.keys(institution, purpose).stream().anyMatch(key -> isSealed(token, hmac(key)));
  }

  private static boolean isSealed(byte[] token, SecretKeySpec key) {
    return MessageDigest.isEqual(seal(token, key), Arrays.copyOfRange(token, BODY, token.length));
  }

  private static byte[] seal(byte[] token, SecretKeySpec key) {
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
