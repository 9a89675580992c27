package org.muster.rounds;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.muster.shared.MusterSettings;
import org.muster.shared.Problem;
import org.muster.shared.Secrets;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/**
 * Personal links {@code /c/<token>}: an HMAC-SHA256 over institution, person, round and expiry, so
 * that a link needs neither a session nor a look-up to be believed.
 */
@Service
public class PersonalLinks {

  /** Whom a believed link is for. */
  public record Bearer(UUID institution, UUID round, UUID person) {}

  /** Beyond the deadline a link still opens, to show what was reported and to report late. */
  private static final Duration AFTER_DUE = Duration.ofDays(2);

  private static final int BODY = 16 + 16 + 16 + 4;
  private static final int SEAL = 16;

  private final SecretKeySpec key;
  private final String address;
  private final Clock clock;

  PersonalLinks(Secrets secrets, MusterSettings settings, Clock clock) {
    this.key = new SecretKeySpec(secrets.key("personal-links"), "HmacSHA256");
    this.address = settings.publicUrl() + "/c/";
    this.clock = clock;
  }

  /** The whole address for one person in one round. */
  public String link(UUID institution, Round round, UUID person) {
    return address
        + token(new Bearer(institution, round.id(), person), round.dueAt().plus(AFTER_DUE));
  }

  /** The token alone. */
  public String token(Bearer bearer, Instant expiry) {
    var token = ByteBuffer.allocate(BODY + SEAL);
    put(token, bearer.institution());
    put(token, bearer.round());
    put(token, bearer.person());
    token.putInt((int) expiry.getEpochSecond());
    token.put(seal(token.array()));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
  }

  /**
   * Whom a token is for.
   *
   * @throws Problem 404 for one that this program did not make, 410 for one whose time is over
   */
  public Bearer bearer(String token) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException notOurs) {
      throw forged();
    }
    if (bytes.length != BODY + SEAL
        || !MessageDigest.isEqual(seal(bytes), Arrays.copyOfRange(bytes, BODY, bytes.length))) {
      throw forged();
    }
    var buffer = ByteBuffer.wrap(bytes);
    var bearer = new Bearer(id(buffer), id(buffer), id(buffer));
    if (Instant.ofEpochSecond(Integer.toUnsignedLong(buffer.getInt())).isBefore(clock.instant())) {
      throw new Problem(HttpStatus.GONE, "rounds.link-expired");
    }
    return bearer;
  }

  private static Problem forged() {
    return new Problem(HttpStatus.NOT_FOUND, "rounds.link-unknown");
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
