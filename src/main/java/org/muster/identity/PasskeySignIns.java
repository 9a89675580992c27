package org.muster.identity;

import com.webauthn4j.data.AuthenticationData;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.muster.audit.Actor;
import org.muster.audit.Trail;
import org.muster.identity.Challenges.Purpose;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Who comes in by a passkey: the browser finds the account by itself, nothing is typed. */
@Service
public class PasskeySignIns {

  private final PasskeyProtocol protocol;
  private final Challenges challenges;
  private final JdbcClient jdbc;
  private final Trail trail;
  private final Clock clock;

  PasskeySignIns(
      PasskeyProtocol protocol, Challenges challenges, JdbcClient jdbc, Trail trail, Clock clock) {
    this.protocol = protocol;
    this.challenges = challenges;
    this.jdbc = jdbc;
    this.trail = trail;
    this.clock = clock;
  }

  /** Who has come in, and by which. */
  public record Arrival(UUID account, UUID passkey) {}

  /** What a browser is to ask of whoever sits at it, in the names of WebAuthn. */
  public Map<String, Object> ask(HttpServletRequest request) {
    return Map.of(
        "challenge",
        challenges.ask(Purpose.SIGN_IN, request),
        "rpId",
        protocol.site(),
        "timeout",
        Challenges.PATIENCE.toMillis(),
        "allowCredentials",
        List.of(),
        "userVerification",
        "required");
  }

  private record Kept(UUID institution, UUID id, UUID account, PasskeyProtocol.Known known) {}

  /** Whose passkey answered, once; anything amiss is a {@code Problem}. */
  public Arrival arrive(HttpServletRequest request, String answer) {
    var challenge = challenges.take(Purpose.SIGN_IN, request);
    var said = protocol.read(answer).orElseThrow(PasskeySignIns::refused);
    var kept = kept(said).orElseThrow(PasskeySignIns::refused);
    return challenge
        .filter(asked -> isOwners(kept, said))
        .flatMap(asked -> protocol.used(said, asked, kept.known()))
        .filter(used -> noted(kept, used))
        .map(used -> new Arrival(kept.account(), kept.id()))
        .orElseThrow(() -> refused(kept, request));
  }

  private Optional<Kept> kept(AuthenticationData said) {
    return jdbc.sql(
            """
            select p.institution_id, p.id, p.account_id, p.attested, p.counter,
                   p.backup_eligible, p.backed_up
              from identity.passkey p
              join identity.account a on a.institution_id = p.institution_id and a.id = p.account_id
             where p.credential_id = ? and a.closed_at is null
            """)
        .param(said.getCredentialId())
        .query(
            (row, n) ->
                new Kept(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getObject(3, UUID.class),
                    new PasskeyProtocol.Known(
                        row.getBytes(4), row.getLong(5), row.getBoolean(6), row.getBoolean(7))))
        .optional();
  }

  /** A browser that was asked for nobody in particular says whom it has found. */
  private static boolean isOwners(Kept kept, AuthenticationData said) {
    return Arrays.equals(Passkeys.handle(kept.account()), said.getUserHandle());
  }

  /** False when the counter has moved on meanwhile: of two copies of a key one was quicker. */
  private boolean noted(Kept kept, PasskeyProtocol.Used used) {
    return jdbc.sql(
                """
                update identity.passkey set counter = ?, backed_up = ?, last_used_at = ?
                 where institution_id = ? and id = ? and counter = ?
                """)
            .params(
                used.counter(),
                used.backedUp(),
                clock.instant().atOffset(ZoneOffset.UTC),
                kept.institution(),
                kept.id(),
                kept.known().counter())
            .update()
        == 1;
  }

  private Problem refused(Kept kept, HttpServletRequest request) {
    CurrentInstitution.run(
        kept.institution(),
        () ->
            new Actor(null, Actor.MUSTER.name(), request.getRemoteAddr())
                .run(
                    () ->
                        trail.record(
                            "passkey.refused",
                            "account",
                            kept.account(),
                            Map.of("passkey", kept.id().toString()))));
    return refused();
  }

  private static Problem refused() {
    return new Problem(HttpStatus.FORBIDDEN, "identity.passkey-wrong");
  }
}
