package org.muster.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.muster.shared.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down: failures are counted for a while by account and address, by account and by
 * address. In memory: a restart forgives, and a rush of guesses writes nothing.
 */
@Component
public class SignInLimit {

  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final int BY_BOTH = 10;
  private static final int BY_ACCOUNT = 50;
  // A campus often leaves by one address.
  private static final int BY_ADDRESS = 300;
  private static final int REMEMBERED = 50_000;

  /** What an address may begin in a minute: a whole campus signs in by one, at eight sharp. */
  static final int BEGINNINGS = 600;

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Cache<String, AtomicInteger> failures;
  private final Cache<String, AtomicInteger> beginnings;

  SignInLimit(Clock clock) {
    failures = counters(WINDOW, clock);
    beginnings = counters(MINUTE, clock);
  }

  private static Cache<String, AtomicInteger> counters(Duration window, Clock clock) {
    return Caffeine.newBuilder()
        .maximumSize(REMEMBERED)
        .expireAfterWrite(window)
        .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
        .build();
  }

  /**
   * Counts a sign-in that is begun by a service, link or passkey, and refuses with 429 who began
   * too many of late: each costs a session or a look-up before anybody is known.
   */
  public void begin(String address) {
    if (beginnings.get(address, fresh -> new AtomicInteger()).incrementAndGet() > BEGINNINGS) {
      throw new Problem(
          HttpStatus.TOO_MANY_REQUESTS,
          "identity.rush",
          Map.of("retryAfter", (int) MINUTE.toSeconds()));
    }
  }

  /** Refuses with 429 who failed too often of late. */
  public void check(String login, String address) {
    if (count(both(login, address)) >= BY_BOTH
        || count(account(login)) >= BY_ACCOUNT
        || count(address) >= BY_ADDRESS) {
      throw new Problem(HttpStatus.TOO_MANY_REQUESTS, "request.too-many");
    }
  }

  /** Counts a failure. */
  public void failed(String login, String address) {
    for (var key : new String[] {both(login, address), account(login), address}) {
      failures.get(key, fresh -> new AtomicInteger()).incrementAndGet();
    }
  }

  /** Forgives the account at this address. */
  public void succeeded(String login, String address) {
    failures.invalidate(both(login, address));
  }

  private int count(String key) {
    var counted = failures.getIfPresent(key);
    return counted == null ? 0 : counted.get();
  }

  private static String account(String login) {
    var name = login.strip().toLowerCase(Locale.ROOT);
    return "account " + name.substring(0, Math.min(100, name.length()));
  }

  private static String both(String login, String address) {
    return account(login) + " at " + address;
  }
}
