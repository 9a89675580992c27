package org.muster.identity;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.shared.MusterSettings;
import org.muster.shared.RandomSecret;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Service;

/**
 * The set-up token of the environment: it founds the first institution and is from then on the
 * bearer of that institution's data team.
 */
@Service
public class SetUp {

  /** The authority of requests that bear the set-up token. */
  public static final String AUTHORITY = "SET_UP";

  private static final String BEARER = "data team";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final byte @Nullable [] hash;
  private volatile @Nullable UUID bound;

  SetUp(JdbcClient jdbc, Clock clock, MusterSettings settings) {
    this.jdbc = jdbc;
    this.clock = clock;
    var token = settings.setupToken();
    this.hash = token == null || token.isBlank() ? null : RandomSecret.hash(token.strip());
  }

  /** True when the request bore the set-up token: it may found institutions. */
  public boolean isSetupToken(@Nullable Authentication authentication) {
    return authentication != null
        && authentication.getAuthorities().stream()
            .anyMatch(authority -> AUTHORITY.equals(authority.getAuthority()));
  }

  /** True when this text is the set-up token. */
  public boolean matches(String text) {
    return hash != null && MessageDigest.isEqual(hash, RandomSecret.hash(text));
  }

  /** Binds the set-up token to an institution; later calls change nothing. */
  public void bind(UUID institution) {
    jdbc.sql(
            """
            insert into identity.set_up (institution_id, bound_at) values (?, ?)
            on conflict do nothing
            """)
        .params(institution, clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Whom the set-up token acts as; nobody before the first institution. */
  public Optional<Viewer> viewer() {
    if (bound == null) {
      bound =
          jdbc.sql("select institution_id from identity.set_up")
              .query(UUID.class)
              .optional()
              .orElse(null);
    }
    var institution = bound;
    return institution == null
        ? Optional.empty()
        : Optional.of(new Viewer(institution, null, BEARER));
  }
}
