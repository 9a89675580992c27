package org.muster.identity;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.shared.MusterSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * <a href="https://www.w3.org/TR/webauthn-3/">WebAuthn</a>, the checking of it: for this site's
 * address only, by an authenticator that has made sure who holds it. Which maker's it is nobody is
 * asked, so that every telephone serves.
 */
@Component
class PasskeyProtocol {

  private static final Logger LOG = LoggerFactory.getLogger(PasskeyProtocol.class);

  /** In the order in which they are wished for. */
  private static final List<COSEAlgorithmIdentifier> ALGORITHMS =
      List.of(
          COSEAlgorithmIdentifier.EdDSA,
          COSEAlgorithmIdentifier.ES256,
          COSEAlgorithmIdentifier.RS256);

  private static final int LONGEST = 16_000;

  private final ObjectConverter converter = new ObjectConverter();
  private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
  private final AttestedCredentialDataConverter keys =
      new AttestedCredentialDataConverter(converter);
  private final URI site;

  PasskeyProtocol(MusterSettings settings) {
    site = URI.create(settings.publicUrl());
  }

  /** What is kept of a passkey that has just been made. */
  record Made(
      byte[] credential,
      byte[] attested,
      long counter,
      boolean backupEligible,
      boolean backedUp,
      Set<String> transports) {}

  /** What is known of a passkey that says who is there. */
  record Known(byte[] attested, long counter, boolean backupEligible, boolean backedUp) {}

  /** What a use has changed. */
  record Used(long counter, boolean backedUp) {}

  /** The name of the site that passkeys are for: the host of its address. */
  String site() {
    return Objects.requireNonNullElse(site.getHost(), "");
  }

  /** Browsers make passkeys for names, not for numbers, and by a safe line or on this machine. */
  boolean serves() {
    return site().equals("localhost")
        || "https".equals(site.getScheme()) && !site().matches("\\[.*|[0-9.]*");
  }

  List<Long> algorithms() {
    return ALGORITHMS.stream().map(COSEAlgorithmIdentifier::getValue).toList();
  }

  /** Checks a browser's answer to being asked for a new passkey; empty where anything is amiss. */
  Optional<Made> made(String answer, String challenge) {
    var wanted =
        ALGORITHMS.stream()
            .map(one -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, one))
            .toList();
    try {
      var data =
          manager.verifyRegistrationResponseJSON(
              bounded(answer), new RegistrationParameters(server(challenge), wanted, true, true));
      var authenticator =
          Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
      var attested = Objects.requireNonNull(authenticator.getAttestedCredentialData());
      return Optional.of(
          new Made(
              attested.getCredentialId(),
              keys.convert(attested),
              authenticator.getSignCount(),
              authenticator.isFlagBE(),
              authenticator.isFlagBS(),
              transports(data.getTransports())));
    } catch (RuntimeException amiss) {
      return refused(amiss);
    }
  }

  /** The browser's answer to being asked who is there, not checked yet. */
  Optional<AuthenticationData> read(String answer) {
    try {
      return Optional.of(manager.parseAuthenticationResponseJSON(bounded(answer)));
    } catch (RuntimeException amiss) {
      return refused(amiss);
    }
  }

  /** Checks that answer against the passkey that it names. */
  Optional<Used> used(AuthenticationData answer, String challenge, Known passkey) {
    try {
      manager.verify(
          answer,
          new AuthenticationParameters(server(challenge), record(passkey), null, true, true));
      var authenticator = Objects.requireNonNull(answer.getAuthenticatorData());
      return Optional.of(new Used(authenticator.getSignCount(), authenticator.isFlagBS()));
    } catch (RuntimeException amiss) {
      return refused(amiss);
    }
  }

  private CredentialRecord record(Known passkey) {
    return new CredentialRecordImpl(
        new NoneAttestationStatement(),
        true,
        passkey.backupEligible(),
        passkey.backedUp(),
        passkey.counter(),
        keys.convert(passkey.attested()),
        null,
        null,
        null,
        null);
  }

  private ServerProperty server(String challenge) {
    return new ServerProperty(
        new Origin(origin()),
        site(),
        new DefaultChallenge(Base64.getUrlDecoder().decode(challenge)));
  }

  private String origin() {
    return site.getScheme() + "://" + site.getAuthority();
  }

  private static Set<String> transports(
      @org.jspecify.annotations.Nullable Set<AuthenticatorTransport> said) {
    return said == null
        ? Set.of()
        : said.stream().map(AuthenticatorTransport::getValue).collect(Collectors.toSet());
  }

  private static String bounded(String answer) {
    if (answer.length() > LONGEST) {
      throw new IllegalArgumentException("too long");
    }
    return answer;
  }

  /** Whatever was thrown: what was sent is anybody's, and is read by others' code. */
  private static <T> Optional<T> refused(RuntimeException amiss) {
    // The reason's name only: what was sent names its passkey.
    LOG.info("a passkey was not accepted: {}", amiss.getClass().getSimpleName());
    return Optional.empty();
  }
}
