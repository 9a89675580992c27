package org.muster.calls;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.audit.Trail;
import org.muster.identity.Viewer;
import org.muster.shared.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Every attempt to reach a person, whether or not something asked for it. */
@Service
public class Calls {

  /** The longest note. */
  public static final int LONGEST_NOTE = 2_000;

  private static final int LONGEST_KEY = 100;
  private static final int LONGEST_CALL = 2 * 60 * 60;

  /** A call made while the line was dead arrives later; one older than this was made now. */
  private static final Duration LATEST = Duration.ofDays(2);

  private final AttemptTable attempts;
  private final DraftTable drafts;
  private final Trail trail;
  private final Clock clock;

  Calls(AttemptTable attempts, DraftTable drafts, Trail trail, Clock clock) {
    this.attempts = attempts;
    this.drafts = drafts;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Keeps an attempt; what was typed about it is no draft any more.
   *
   * @return false where the same submission had been kept before
   * @throws Problem for a note or a key that is too long
   */
  @Transactional
  public boolean log(Viewer by, Call call) {
    if (call.note().length() > LONGEST_NOTE) {
      throw Problem.unprocessable("calls.note", LONGEST_NOTE);
    }
    if (!isKey(call.key())) {
      throw Problem.unprocessable("calls.key", LONGEST_KEY);
    }
    boolean fresh = attempts.insert(by, measured(call), moment(call));
    if (by.person() != null) {
      drafts.delete(call.person(), by.person());
    }
    if (fresh) {
      trail.record("calls.attempt", "person", call.person(), Map.of("whom", call.whom().word()));
    }
    return fresh;
  }

  /** A person's newest attempts with their notes, newest first; reading a note is on the trail. */
  @Transactional
  public List<Attempt> read(UUID person, int limit) {
    var found = attempts.newest(person, limit);
    if (found.stream().anyMatch(one -> one.note() != null)) {
      trail.record("calls.read", "person", person, Map.of());
    }
    return found;
  }

  /** True for what a client may call a submission: 1 to 100 printable characters of ASCII. */
  static boolean isKey(String key) {
    return !key.isEmpty()
        && key.length() <= LONGEST_KEY
        && key.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  private Instant moment(Call call) {
    var now = clock.instant();
    var at = call.at();
    return at == null || at.isAfter(now) || at.isBefore(now.minus(LATEST)) ? now : at;
  }

  private static Call measured(Call call) {
    var seconds = call.seconds();
    return seconds == null || seconds >= 0 && seconds <= LONGEST_CALL
        ? call
        : new Call(
            call.person(),
            call.cause(),
            call.subject(),
            call.whom(),
            call.means(),
            call.outcome(),
            call.note(),
            call.key(),
            call.at(),
            null);
  }
}
