package org.muster.rounds;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.muster.forms.Form;
import org.muster.forms.Forms;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Patience;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The rounds that are being asked, known for as long as the database cannot be: intake goes on
 * while its primary is being replaced. What is known is at most a second old while the database
 * answers.
 */
@Component
@Profile(LogConfiguration.PROFILE)
class AskedRounds {

  /** A round and what it asks. */
  record Asked(Round round, Form form) {}

  /** What the database said; nothing where the institution has no round of that id. */
  private record Said(@Nullable Asked asked, long at) {

    boolean fresh() {
      return System.nanoTime() - at < FRESH.toNanos();
    }
  }

  private record Key(UUID institution, UUID round) {}

  private static final Duration FRESH = Duration.ofSeconds(1);

  /** A database that answers does so within this; without one each report waits no longer. */
  private static final Duration PATIENCE = Duration.ofMillis(200);

  /** A look that was never answered would be the last one. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Rounds rounds;
  private final Forms forms;

  private final LoadingCache<Key, Said> known =
      Caffeine.newBuilder()
          .maximumSize(10_000)
          .expireAfterAccess(Duration.ofHours(12))
          .executor(Thread::startVirtualThread)
          .build(this::load);

  AskedRounds(Rounds rounds, Forms forms) {
    this.rounds = rounds;
    this.forms = forms;
  }

  /** A round of the institution in force. */
  @Nullable Asked find(UUID round) {
    var key = new Key(CurrentInstitution.get(), round);
    var said = known.get(key);
    return (said.fresh() ? said : asked(key, said)).asked();
  }

  private Said asked(Key key, Said before) {
    try {
      // Once for all who wait.
      return known.refresh(key).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException notNow) {
      return before;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return before;
    }
  }

  private Said load(Key key) {
    return Patience.call(
        LONGEST, () -> CurrentInstitution.call(key.institution(), () -> load(key.round())));
  }

  private Said load(UUID round) {
    return new Said(
        rounds
            .find(round)
            .map(found -> new Asked(found, forms.version(found.form()).form()))
            .orElse(null),
        System.nanoTime());
  }
}
