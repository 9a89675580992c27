package org.muster.rounds;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.forms.Answers;
import org.muster.forms.Fault;
import org.muster.shared.Problem;

/**
 * What became of a submission. An {@link Accepted} one has been committed to disk, a {@link
 * Received} one is in the log of two brokers.
 */
public sealed interface Receipt {

  /**
   * It is stored.
   *
   * @param again true when this very submission had been stored before
   */
  record Accepted(UUID report, Instant at, RollState state, Answers answers, boolean again)
      implements Receipt {}

  /** It is in the log, and will be recorded as of this moment. */
  record Received(Instant at) implements Receipt {}

  /**
   * Answers that cannot be taken, each fault with the question it belongs to; nothing is stored.
   *
   * @param entered what was sent, for showing it again
   */
  record Faulty(List<Fault> faults, Answers entered) implements Receipt {}

  /** The round, or the person's place in it, is against it; nothing is stored. */
  record Refused(Problem problem) implements Receipt {}
}
