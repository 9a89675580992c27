package org.muster.notices;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.muster.shared.AdoptedKeys;
import org.muster.shared.LinkTokens;
import org.muster.shared.Problem;
import org.muster.shared.PublicAddress;
import org.muster.shared.Secrets;
import org.springframework.stereotype.Component;

/** Personal links {@code /n/<token>}, by which somebody reads a notice without signing in. */
@Component
public class NoticeLinks {

  /** Whom a believed link is for. */
  public record Bearer(UUID institution, UUID notice, UUID person) {}

  private static final Duration AFTER_EXPIRY = Duration.ofDays(30);

  private final LinkTokens tokens;
  private final PublicAddress address;
  private final Clock clock;

  NoticeLinks(Secrets secrets, AdoptedKeys adopted, PublicAddress address, Clock clock) {
    this.tokens = new LinkTokens(secrets, "notice-links", adopted);
    this.address = address;
    this.clock = clock;
  }

  /** The address of a page of this program. */
  String page(String path) {
    return address.get() + path;
  }

  /** The whole address for one person and one notice. */
  public String link(UUID institution, Notice notice, UUID person) {
    return address.of(institution)
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
