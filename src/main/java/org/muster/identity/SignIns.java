package org.muster.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Actor;
import org.muster.audit.Trail;
import org.muster.shared.CurrentInstitution;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Service;

/**
 * Signs browsers in and out. The session keeps nothing but the account's id, so that it survives
 * any upgrade, and an account that is closed is out at its next click.
 */
@Service
public class SignIns {

  /** The request attribute with how long the browser keeps the session's cookie, in seconds. */
  public static final String COOKIE_SECONDS = SignIns.class.getName() + ".seconds";

  private static final String ACCOUNT = "account";
  private static final String SINCE = "since";

  private final Accounts accounts;
  private final Roll roll;
  private final Devices devices;
  private final Entrance entrance;
  private final Trail trail;
  private final CsrfTokenRepository tokens;
  private final Clock clock;

  SignIns(
      Accounts accounts,
      Roll roll,
      Devices devices,
      Entrance entrance,
      Trail trail,
      CsrfTokenRepository tokens,
      Clock clock) {
    this.clock = clock;
    this.accounts = accounts;
    this.roll = roll;
    this.devices = devices;
    this.entrance = entrance;
    this.trail = trail;
    this.tokens = tokens;
  }

  /** Opens a session for an account; the caller has made sure that it is theirs. */
  public void signIn(HttpServletRequest request, HttpServletResponse response, UUID account) {
    signIn(request, response, account, Map.of(), false);
  }

  /** Opens a session for whoever came by their one-time link; a student's lasts on this device. */
  public void signInByLink(HttpServletRequest request, HttpServletResponse response, UUID account) {
    signIn(request, response, account, Map.of("by", "link"), true);
  }

  /**
   * Opens a session for an account whose owner a sign-in service has vouched for; a student's lasts
   * on this device.
   */
  public void signIn(
      HttpServletRequest request, HttpServletResponse response, UUID account, String service) {
    signIn(request, response, account, Map.of("by", service), true);
  }

  /** Opens a session for an account whose passkey has answered. */
  public void signInByPasskey(
      HttpServletRequest request, HttpServletResponse response, UUID account, UUID passkey) {
    signIn(
        request, response, account, Map.of("by", "passkey", "passkey", passkey.toString()), false);
  }

  private void signIn(
      HttpServletRequest request,
      HttpServletResponse response,
      UUID account,
      Map<String, String> detail,
      boolean lasting) {
    var viewer = accounts.viewer(account).orElseThrow();
    entrance.require(request, viewer.institution());
    var old = request.getSession(false);
    if (old != null) {
      old.invalidate();
    }
    var session = request.getSession(true);
    session.setAttribute(ACCOUNT, account.toString());
    session.setAttribute(SINCE, clock.instant().toString());
    Sessions.note(session, request, account.toString());
    tokens.saveToken(null, request, response);
    as(
        viewer,
        request,
        () -> {
          if (lasting && isStudent(viewer)) {
            devices.bind(session, request, response);
          }
          trail.record("sign-in", "account", account, detail);
        });
  }

  private boolean isStudent(Viewer viewer) {
    var person = viewer.person();
    return person != null
        && CurrentInstitution.<Boolean, RuntimeException>call(
            viewer.institution(), () -> roll.isStudent(person));
  }

  private static void as(Viewer viewer, HttpServletRequest request, Runnable what) {
    CurrentInstitution.run(
        viewer.institution(),
        () -> new Actor(viewer.person(), viewer.name(), request.getRemoteAddr()).run(what));
  }

  /** Ends the session, if there is one. */
  public void signOut(HttpServletRequest request, HttpServletResponse response) {
    var session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    devices.forget(request, response);
    tokens.saveToken(null, request, response);
  }

  /** Whose session the request belongs to. */
  public Optional<Viewer> viewer(HttpServletRequest request) {
    var session = request.getSession(false);
    if (session == null || !(session.getAttribute(ACCOUNT) instanceof String account)) {
      return Optional.empty();
    }
    var viewer = accounts.viewer(UUID.fromString(account));
    if (viewer.isPresent() && !entrance.admits(request, viewer.get().institution())) {
      // Left as it is: it is good under its own institution's name.
      return Optional.empty();
    }
    if (devices.isOver(session)
        || devices.isToBeAskedAgain(session) && !viewer.map(this::isStudent).orElse(false)) {
      session.invalidate();
      return Optional.empty();
    }
    if (devices.isElsewhere(session, request)) {
      session.invalidate();
      viewer.ifPresent(
          owner ->
              as(
                  owner,
                  request,
                  () -> trail.record("session.elsewhere", "account", account, Map.of())));
      return Optional.empty();
    }
    return viewer;
  }

  /** The account whose session the request belongs to. */
  static Optional<UUID> account(HttpServletRequest request) {
    var session = request.getSession(false);
    return session != null && session.getAttribute(ACCOUNT) instanceof String account
        ? Optional.of(UUID.fromString(account))
        : Optional.empty();
  }

  /** When whoever asks signed in; empty for a session of a program that did not note it. */
  static Optional<Instant> since(HttpServletRequest request) {
    var session = request.getSession(false);
    return session != null && session.getAttribute(SINCE) instanceof String since
        ? Optional.of(Instant.parse(since))
        : Optional.empty();
  }

  /** A place on this site to go on to, or the home page for anything else. */
  public static String safe(@Nullable String next) {
    // "//host" and "/\host" leave the site.
    return next != null && next.matches("/[^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]*") ? next : "/";
  }
}
