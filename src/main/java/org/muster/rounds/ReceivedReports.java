package org.muster.rounds;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.PlayedTime;
import org.muster.shared.Problem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Reports between the log and the roll: those still to be recorded, and those that never will be.
 * Without a log there are none.
 */
@Service
public class ReceivedReports {

  private static final int MOST = 1_000;

  private final ObjectProvider<LogPosition> log;
  private final RefusedReports refused;

  ReceivedReports(ObjectProvider<LogPosition> log, RefusedReports refused) {
    this.log = log;
    this.refused = refused;
  }

  /** How many are waiting to be recorded; empty without a log, or while it does not answer. */
  public OptionalLong waiting() {
    var position = position();
    try {
      return position.isEmpty()
          ? OptionalLong.empty()
          : OptionalLong.of(position.get().behind(CurrentInstitution.get()));
    } catch (Problem away) {
      return OptionalLong.empty();
    }
  }

  /** How many of a round could not be recorded. */
  public int refused(Round round) {
    return position().isEmpty() ? 0 : refused.count(round.id());
  }

  /** Those of a round that could not be recorded, newest first, at most a thousand. */
  public List<RefusedReport> refusals(Round round) {
    return refused.of(round.id(), MOST);
  }

  /**
   * Waits until everything received before now is recorded.
   *
   * @throws Problem 503 when that takes too long
   */
  void settle() {
    if (PlayedTime.find().isEmpty()) {
      position().ifPresent(position -> position.settle(CurrentInstitution.get()));
    }
  }

  private Optional<LogPosition> position() {
    return Optional.ofNullable(log.getIfAvailable());
  }
}
