package org.muster.identity;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.shared.RandomSecret;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/**
 * Sessions that last on one device. The browser keeps a second secret in a cookie of its own, and
 * the session its hash: a session's cookie that is copied somewhere else opens nothing there.
 */
@Component
class Devices {

  /** From the sign-in on, however often it is used. */
  static final Duration LIFE = Duration.ofDays(90);

  private static final String COOKIE = "device";
  private static final String HASH = "device";
  private static final String UNTIL = "until";
  private static final String ASKED = "asked";

  /** How long a student who has become staff may go on with a student's session. */
  private static final Duration ASKED_EVERY = Duration.ofHours(1);

  private final Clock clock;

  Devices(Clock clock) {
    this.clock = clock;
  }

  /** Makes a fresh session last, on the browser that asks and nowhere else. */
  void bind(HttpSession session, HttpServletRequest request, HttpServletResponse response) {
    var secret = RandomSecret.next();
    session.setMaxInactiveInterval((int) LIFE.toSeconds());
    // Strings only, so that a session outlives an upgrade.
    session.setAttribute(HASH, hash(secret));
    session.setAttribute(UNTIL, clock.instant().plus(LIFE).toString());
    session.setAttribute(ASKED, clock.instant().toString());
    request.setAttribute(SignIns.COOKIE_SECONDS, (int) LIFE.toSeconds());
    send(secret, LIFE, request, response);
  }

  /** Takes the secret off the device again. */
  void forget(HttpServletRequest request, HttpServletResponse response) {
    if (request.getCookies() != null
        && Stream.of(request.getCookies()).anyMatch(sent -> sent.getName().equals(COOKIE))) {
      send("", Duration.ZERO, request, response);
    }
  }

  private static void send(
      String value, Duration life, HttpServletRequest request, HttpServletResponse response) {
    var cookie =
        ResponseCookie.from(COOKIE, value)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .path("/")
            .maxAge(life)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  /** True where a session that is bound comes without the secret of its device. */
  boolean isElsewhere(HttpSession session, HttpServletRequest request) {
    if (!(session.getAttribute(HASH) instanceof String kept)) {
      return false;
    }
    var cookies = Objects.requireNonNullElse(request.getCookies(), new Cookie[0]);
    return Stream.of(cookies)
        .filter(sent -> sent.getName().equals(COOKIE))
        .noneMatch(sent -> kept.equals(hash(sent.getValue())));
  }

  /** True where a session has come to the end of its life, however lately it was used. */
  boolean isOver(HttpSession session) {
    return session.getAttribute(UNTIL) instanceof String until && isPast(until);
  }

  /**
   * True once an hour, for a session that lasts: whoever has been given a post since, or has left,
   * is no longer somebody whose session may.
   */
  boolean isToBeAskedAgain(HttpSession session) {
    if (session.getAttribute(ASKED) instanceof String asked
        && isPast(Instant.parse(asked).plus(ASKED_EVERY).toString())) {
      session.setAttribute(ASKED, clock.instant().toString());
      return true;
    }
    return false;
  }

  /** When a session ends by itself: at its time, or when it has not been used for long enough. */
  static Instant end(Session session) {
    @Nullable String until = session.getAttribute(UNTIL);
    return until == null
        ? session.getLastAccessedTime().plus(session.getMaxInactiveInterval())
        : Instant.parse(until);
  }

  private boolean isPast(String until) {
    return !clock.instant().isBefore(Instant.parse(until));
  }

  private static String hash(String secret) {
    return Base64.getEncoder().encodeToString(RandomSecret.hash(secret));
  }
}
