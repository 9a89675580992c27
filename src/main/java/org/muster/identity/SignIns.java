package org.muster.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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

  private static final String ACCOUNT = "account";

  private final Accounts accounts;
  private final Trail trail;
  private final CsrfTokenRepository tokens;

  SignIns(Accounts accounts, Trail trail, CsrfTokenRepository tokens) {
    this.accounts = accounts;
    this.trail = trail;
    this.tokens = tokens;
  }

  /** Opens a session for an account; the caller has made sure that it is theirs. */
  public void signIn(HttpServletRequest request, HttpServletResponse response, UUID account) {
    signIn(request, response, account, Map.of());
  }

  /** Opens a session for an account whose owner a sign-in service has vouched for. */
  public void signIn(
      HttpServletRequest request, HttpServletResponse response, UUID account, String service) {
    signIn(request, response, account, Map.of("by", service));
  }

  private void signIn(
      HttpServletRequest request,
      HttpServletResponse response,
      UUID account,
      Map<String, String> detail) {
    var viewer = accounts.viewer(account).orElseThrow();
    var old = request.getSession(false);
    if (old != null) {
      old.invalidate();
    }
    var session = request.getSession(true);
    session.setAttribute(ACCOUNT, account.toString());
    Sessions.note(session, request, account.toString());
    tokens.saveToken(null, request, response);
    CurrentInstitution.run(
        viewer.institution(),
        () ->
            new Actor(viewer.person(), viewer.name(), request.getRemoteAddr())
                .run(() -> trail.record("sign-in", "account", account, detail)));
  }

  /** Ends the session, if there is one. */
  public void signOut(HttpServletRequest request, HttpServletResponse response) {
    var session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    tokens.saveToken(null, request, response);
  }

  /** Whose session the request belongs to. */
  public Optional<Viewer> viewer(HttpServletRequest request) {
    var session = request.getSession(false);
    return session != null && session.getAttribute(ACCOUNT) instanceof String account
        ? accounts.viewer(UUID.fromString(account))
        : Optional.empty();
  }

  /** A place on this site to go on to, or the home page for anything else. */
  public static String safe(@Nullable String next) {
    // "//host" and "/\host" leave the site.
    return next != null && next.matches("/[^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]*") ? next : "/";
  }
}
