package org.muster.notices;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.muster.shared.LinkTokens;
import org.muster.shared.MusterSettings;
import org.muster.shared.Problem;
import org.muster.shared.Secrets;
import org.springframework.stereotype.Component;

/** Personal links {@code /n/<token>}, by which somebody reads a notice without signing in. */
@Component
public class NoticeLinks {

  /** Whom a believed link is for. */
  public record Bearer(UUID institution, UUID notice, UUID person) {}

  private static final Duration AFTER_EXPIRY = Duration.ofDays(30);

  private final LinkTokens tokens;
  private final String address;
  private final Clock clock;

  NoticeLinks(Secrets secrets, MusterSettings settings, Clock clock) {
    this.tokens = new LinkTokens(secrets, "notice-links");
    this.address = settings.publicUrl();
    this.clock = clock;
  }

  /** The address of a page of this program. */
  String page(String path) {
    return address + path;
  }

  /** The whole address for one person and one notice. */
  public String link(UUID institution, Notice notice, UUID person) {
    return address
        + "/n/"
        + tokens.token(institution, notice.id(), person, notice.expiresAt().plus(AFTER_EXPIRY));
  }

  /**
   * Whom a token is for.
   *
   * @throws Problem 404 for one that this program did not make, 410 for one whose time is over
   */
  public Bearer bearer(String token) {
    var believed = tokens.believe(token, clock.instant(), "notices");
    return new Bearer(believed.institution(), believed.subject(), believed.person());
  }
}
