package org.muster.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.muster.shared.RandomSecret;
import org.springframework.stereotype.Component;

/** Questions that an authenticator signs: each serves the browser that asked, once and soon. */
@Component
class Challenges {

  /** What an answer is for: one given to add a passkey does not sign anybody in. */
  enum Purpose {
    ADD,
    SIGN_IN
  }

  /** Long enough to look for a telephone or a security key. */
  static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final String KEPT = "passkey";

  private final Clock clock;

  Challenges(Clock clock) {
    this.clock = clock;
  }

  /** A fresh question, kept in the session in the place of any before. */
  String ask(Purpose purpose, HttpServletRequest request) {
    var challenge = RandomSecret.next();
    var session = request.getSession(true);
    if (session.isNew()) {
      session.setMaxInactiveInterval((int) PATIENCE.toSeconds());
    }
    // Strings only, so that a session outlives an upgrade.
    session.setAttribute(
        KEPT,
        Map.of(purpose.name(), challenge, "until", clock.instant().plus(PATIENCE).toString()));
    return challenge;
  }

  /** The question that an answer must be to; it is gone with that, whatever the answer is. */
  Optional<String> take(Purpose purpose, HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null || !(session.getAttribute(KEPT) instanceof Map<?, ?> kept)) {
      return Optional.empty();
    }
    session.removeAttribute(KEPT);
    return kept.get(purpose.name()) instanceof String challenge
            && kept.get("until") instanceof String until
            && clock.instant().isBefore(Instant.parse(until))
        ? Optional.of(challenge)
        : Optional.empty();
  }
}
