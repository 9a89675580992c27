package org.muster.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The program's own token for a service's interfaces, which count how often it is asked for. */
public class AccessToken {

  /** Taken anew a little before the service drops it. */
  private static final Duration EARLY = Duration.ofMinutes(5);

  /** Not valid, or no more: so WeCom, DingTalk and WeChat say it, at times before its end. */
  private static final Set<Object> STALE = Set.of(40001, 40014, 42001);

  private final Supplier<Fresh> source;
  private final Clock clock;
  private volatile @Nullable Kept kept;

  /** As the service gives it. */
  public record Fresh(String text, long seconds) {}

  private record Kept(String text, Instant until) {}

  /** A token that is fetched when it is first needed. */
  public AccessToken(Supplier<Fresh> source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /** The answer to a question that carries the token, which the service may have ended by then. */
  public Map<String, Object> ask(Function<String, Map<String, Object>> question) {
    var answer = question.apply(get());
    if (STALE.contains(answer.getOrDefault("errcode", 0))) {
      kept = null;
      answer = question.apply(get());
    }
    return answer;
  }

  private String get() {
    var known = kept;
    if (known == null || !clock.instant().isBefore(known.until())) {
      var fresh = source.get();
      known = new Kept(fresh.text(), clock.instant().plusSeconds(fresh.seconds()).minus(EARLY));
      kept = known;
    }
    return known.text();
  }
}
