package org.muster.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.shared.Problem;
import org.muster.shared.Sha256;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;

/** The places somebody is signed in at, and signing out of those that are not at hand. */
@Service
public class Sessions {

  private static final String FROM = "from";
  private static final String BROWSER = "browser";
  private static final int LONGEST_BROWSER = 200;

  /**
   * One signed-in browser.
   *
   * @param mark names it without giving its id away
   * @param until when it ends by itself, if it is not used any more
   * @param here true for the one that asks
   */
  public record Line(
      String mark,
      Instant since,
      Instant lastUsed,
      Instant until,
      String from,
      String browser,
      boolean here) {}

  private final FindByIndexNameSessionRepository<? extends Session> kept;
  private final Trail trail;
  private final Clock clock;

  Sessions(FindByIndexNameSessionRepository<? extends Session> kept, Trail trail, Clock clock) {
    this.kept = kept;
    this.trail = trail;
    this.clock = clock;
  }

  /** Notes in a new session whose it is and where it was opened. */
  static void note(HttpSession session, HttpServletRequest request, String account) {
    session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, account);
    session.setAttribute(FROM, request.getRemoteAddr());
    var browser = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
    session.setAttribute(
        BROWSER, browser.substring(0, Math.min(browser.length(), LONGEST_BROWSER)));
  }

  /** Where the asker's account is signed in, the last used first. */
  public List<Line> of(HttpServletRequest request) {
    var here = request.getSession(false);
    return mine(here).entrySet().stream()
        .map(one -> line(one.getKey(), one.getValue(), here))
        .filter(line -> line.until().isAfter(clock.instant()))
        .sorted(Comparator.comparing(Line::lastUsed).reversed())
        .toList();
  }

  /**
   * Signs one of them out; its next click asks to sign in.
   *
   * @throws Problem 404 for one that is not the asker's or is over
   */
  public void end(HttpServletRequest request, String mark) {
    var id =
        mine(request.getSession(false)).keySet().stream()
            .filter(one -> mark(one).equals(mark))
            .findFirst()
            .orElseThrow(Problem::notFound);
    kept.deleteById(id);
    trail.record("session.ended", "session", mark, Map.of());
  }

  private Map<String, ? extends Session> mine(@Nullable HttpSession here) {
    return here != null
            && here.getAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME)
                instanceof String account
        ? kept.findByPrincipalName(account)
        : Map.of();
  }

  private static Line line(String id, Session session, @Nullable HttpSession here) {
    return new Line(
        mark(id),
        session.getCreationTime(),
        session.getLastAccessedTime(),
        Devices.end(session),
        session.getAttributeOrDefault(FROM, ""),
        session.getAttributeOrDefault(BROWSER, ""),
        here != null && id.equals(here.getId()));
  }

  private static String mark(String id) {
    return HexFormat.of().formatHex(Sha256.of(id), 0, 8);
  }
}
