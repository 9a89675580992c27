package org.muster.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.identity.Challenges.Purpose;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Passkeys: a key that a person's own device keeps and unlocks by finger, face or PIN. Nothing is
 * typed, and nothing that could be is given to another site.
 */
@Service
public class Passkeys {

  private static final int MOST = 10;

  /** A session left open, or stolen, must not become a key of its own. */
  private static final Duration FRESH = Duration.ofMinutes(15);

  private static final int LONGEST_LABEL = 100;

  private final PasskeyProtocol protocol;
  private final Entrance entrance;
  private final Challenges challenges;
  private final JdbcClient jdbc;
  private final Trail trail;
  private final Clock clock;

  Passkeys(
      PasskeyProtocol protocol,
      Entrance entrance,
      Challenges challenges,
      JdbcClient jdbc,
      Trail trail,
      Clock clock) {
    this.entrance = entrance;
    this.protocol = protocol;
    this.challenges = challenges;
    this.jdbc = jdbc;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * A passkey as its owner's list shows it.
   *
   * @param backedUp true for one that its maker keeps on all the owner's devices
   */
  public record Line(
      UUID id, String label, Instant createdAt, @Nullable Instant lastUsedAt, boolean backedUp) {}

  /** True where browsers make passkeys for this site's address at all. */
  public boolean serve() {
    return protocol.serves();
  }

  /** True where they do under the name that the request was sent to. */
  public boolean serveAt(HttpServletRequest request) {
    return serve()
        && (entrance.byHost(request).isEmpty()
            || protocol.site().equalsIgnoreCase(request.getServerName()));
  }

  /** True where the asker has signed in lately enough to add one. */
  public boolean mayAdd(HttpServletRequest request) {
    return SignIns.since(request)
        .filter(since -> since.plus(FRESH).isAfter(clock.instant()))
        .isPresent();
  }

  /** The passkeys of the asker's account, the newest first. */
  public List<Line> of(HttpServletRequest request) {
    return SignIns.account(request).map(this::of).orElse(List.of());
  }

  private List<Line> of(UUID account) {
    return jdbc.sql(
            """
            select id, label, created_at, last_used_at, backed_up from identity.passkey
             where institution_id = ? and account_id = ? order by created_at desc
            """)
        .params(CurrentInstitution.get(), account)
        .query(
            (row, n) ->
                new Line(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getObject(3, OffsetDateTime.class).toInstant(),
                    instant(row.getObject(4, OffsetDateTime.class)),
                    row.getBoolean(5)))
        .list();
  }

  /** What the asker's browser is to make, in the names of WebAuthn. */
  public Map<String, Object> toAdd(HttpServletRequest request) {
    var account = account(request);
    if (!mayAdd(request)) {
      throw new Problem(HttpStatus.FORBIDDEN, "identity.passkey-again", FRESH.toMinutes());
    }
    var login =
        jdbc.sql("select login, display_name from identity.account where id = ?")
            .param(account)
            .query((row, n) -> Map.of("login", row.getString(1), "name", row.getString(2)))
            .single();
    var held =
        jdbc.sql(
                """
                select credential_id, transports from identity.passkey
                 where institution_id = ? and account_id = ?
                """)
            .params(CurrentInstitution.get(), account)
            .query(Passkeys::descriptor)
            .list();
    if (held.size() >= MOST) {
      throw Problem.conflict("identity.passkey-most", MOST);
    }
    return Map.of(
        "challenge",
        challenges.ask(Purpose.ADD, request),
        "rp",
        Map.of("id", protocol.site(), "name", "Muster"),
        "user",
        Map.of(
            "id",
            text(handle(account)),
            "name",
            login.get("login"),
            "displayName",
            login.get("name")),
        "pubKeyCredParams",
        protocol.algorithms().stream()
            .map(algorithm -> Map.of("type", "public-key", "alg", algorithm))
            .toList(),
        "timeout",
        Challenges.PATIENCE.toMillis(),
        "excludeCredentials",
        held,
        "authenticatorSelection",
        Map.of(
            "residentKey", "required", "requireResidentKey", true, "userVerification", "required"),
        "attestation",
        "none");
  }

  private static Map<String, Object> descriptor(ResultSet row, int n) throws SQLException {
    return Map.of(
        "type",
        "public-key",
        "id",
        text(row.getBytes(1)),
        "transports",
        (String[]) row.getArray(2).getArray());
  }

  /** Adds the passkey that the asker's browser has made. */
  @Transactional
  public void add(HttpServletRequest request, String label, String answer) {
    var account = account(request);
    var name = named(label);
    var made =
        challenges
            .take(Purpose.ADD, request)
            .flatMap(challenge -> protocol.made(answer, challenge))
            .orElseThrow(() -> Problem.unprocessable("identity.passkey-refused"));
    var id = Ids.next();
    try {
      jdbc.sql(
              """
              insert into identity.passkey
                (institution_id, id, account_id, credential_id, attested, counter,
                 backup_eligible, backed_up, transports, label, created_at)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              """)
          .params(
              CurrentInstitution.get(),
              id,
              account,
              made.credential(),
              made.attested(),
              made.counter(),
              made.backupEligible(),
              made.backedUp(),
              made.transports().toArray(String[]::new),
              name,
              now())
          .update();
    } catch (DuplicateKeyException known) {
      throw Problem.conflict("identity.passkey-known");
    }
    trail.record("passkey.added", "passkey", id, Map.of("label", name));
  }

  /** Calls one of the asker's otherwise. */
  @Transactional
  public void rename(HttpServletRequest request, UUID id, String label) {
    var name = named(label);
    requireOne(
        jdbc.sql(
                """
                update identity.passkey set label = ?
                 where institution_id = ? and id = ? and account_id = ?
                """)
            .params(name, CurrentInstitution.get(), id, account(request))
            .update());
    trail.record("passkey.renamed", "passkey", id, Map.of("label", name));
  }

  /** Takes one of the asker's away; what the device still keeps of it opens nothing any more. */
  @Transactional
  public void remove(HttpServletRequest request, UUID id) {
    requireOne(
        jdbc.sql(
                """
                delete from identity.passkey
                 where institution_id = ? and id = ? and account_id = ?
                """)
            .params(CurrentInstitution.get(), id, account(request))
            .update());
    trail.record("passkey.removed", "passkey", id, Map.of());
  }

  private static UUID account(HttpServletRequest request) {
    return SignIns.account(request).orElseThrow(Problem::notFound);
  }

  private static String named(String label) {
    if (label.isBlank() || label.length() > LONGEST_LABEL) {
      throw Problem.unprocessable("identity.passkey-label");
    }
    return label.strip();
  }

  private static void requireOne(int changed) {
    if (changed == 0) {
      throw Problem.notFound();
    }
  }

  /** What the device calls the account: nothing that says who it is. */
  static byte[] handle(UUID account) {
    return ByteBuffer.allocate(16)
        .putLong(account.getMostSignificantBits())
        .putLong(account.getLeastSignificantBits())
        .array();
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
    return moment == null ? null : moment.toInstant();
  }
}
