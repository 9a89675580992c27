package org.muster.rounds;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.muster.shared.AdoptedKeys;
import org.muster.shared.LinkTokens;
import org.muster.shared.Problem;
import org.muster.shared.PublicAddress;
import org.muster.shared.Secrets;
import org.springframework.stereotype.Service;

/** Personal links {@code /c/<token>}, by which somebody reports without signing in. */
@Service
public class PersonalLinks {

  /** Whom a believed link is for. */
  public record Bearer(UUID institution, UUID round, UUID person) {}

  /** Beyond the deadline a link still opens, to show what was reported and to report late. */
  private static final Duration AFTER_DUE = Duration.ofDays(2);

  private final LinkTokens tokens;
  private final PublicAddress address;
  private final Clock clock;

  PersonalLinks(Secrets secrets, AdoptedKeys adopted, PublicAddress address, Clock clock) {
    this.tokens = new LinkTokens(secrets, "personal-links", adopted);
    this.address = address;
    this.clock = clock;
  }

  /** The whole address for one person in one round. */
  public String link(UUID institution, Round round, UUID person) {
    return address.of(institution)
        + "/c/"
        + token(new Bearer(institution, round.id(), person), round.dueAt().plus(AFTER_DUE));
  }

  /** The token alone. */
  public String token(Bearer bearer, Instant expiry) {
    return tokens.token(bearer.institution(), bearer.round(), bearer.person(), expiry);
  }

  /**
   * Whom a token is for.
   *
   * @throws Problem 404 for one that this program did not make, 410 for one whose time is over
   */
  public Bearer bearer(String token) {
    var believed = tokens.believe(token, clock.instant(), "rounds");
    return new Bearer(believed.institution(), believed.subject(), believed.person());
  }
}
