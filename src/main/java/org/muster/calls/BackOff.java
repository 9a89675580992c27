package org.muster.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.people.Tie;

/**
 * What follows from the attempts so far. Nobody who does not answer is forgotten, nor rung without
 * end: again after twenty minutes, an hour, then every three; after two unanswered calls of the
 * person's own number those are tried who may know where they are.
 */
final class BackOff {

  private static final List<Duration> AGAIN =
      List.of(Duration.ofMinutes(20), Duration.ofHours(1), Duration.ofHours(3));

  /** Reached, and still due: whoever promised to report is given this long. */
  private static final Duration AFTER_REACHED = Duration.ofHours(1);

  private static final int OWN_UNANSWERED = 2;

  private static final List<Tie> SECOND = List.of(Tie.CLASS_LEADER, Tie.ROOM_MATE, Tie.PARENT);

  private final Set<Tie> wrong = EnumSet.noneOf(Tie.class);
  private final Set<Tie> silent = EnumSet.noneOf(Tie.class);
  private int unanswered;
  private int own;
  private boolean refused;
  private Instant at;

  private BackOff(Instant due) {
    at = due;
  }

  /**
   * The next attempt.
   *
   * @param due from when on the person is to be called at all
   * @param tried the attempts since the reason began, oldest first
   * @param there who has a number
   */
  static Next next(Instant due, List<Attempt> tried, Set<Tie> there) {
    var state = new BackOff(due);
    tried.forEach(state::take);
    return new Next(state.at, state.whom(there), state.refused, state.unanswered);
  }

  private void take(Attempt attempt) {
    switch (attempt.outcome()) {
      case REACHED_WELL, REACHED_ISSUE -> {
        unanswered = 0;
        own = 0;
        refused = false;
        silent.clear();
        at = attempt.at().plus(AFTER_REACHED);
      }
      case NO_ANSWER -> {
        unanswered++;
        if (attempt.whom() == Tie.SELF) {
          own++;
        } else {
          silent.add(attempt.whom());
        }
        at = attempt.at().plus(AGAIN.get(Math.min(unanswered, AGAIN.size()) - 1));
      }
      case WRONG_NUMBER -> {
        wrong.add(attempt.whom());
        at = attempt.at();
      }
      case REFUSED -> {
        refused = true;
        at = attempt.at();
      }
    }
  }

  private @Nullable Tie whom(Set<Tie> there) {
    boolean ownNumber = there.contains(Tie.SELF) && !wrong.contains(Tie.SELF);
    if (ownNumber && own < OWN_UNANSWERED) {
      return Tie.SELF;
    }
    var second = SECOND.stream().filter(tie -> there.contains(tie) && !wrong.contains(tie));
    var sources = second.toList();
    return sources.stream()
        .filter(tie -> !silent.contains(tie))
        .findFirst()
        // All have been tried: the person's own number again, else the first who might answer.
        .orElse(ownNumber ? Tie.SELF : sources.isEmpty() ? null : sources.getFirst());
  }
}
