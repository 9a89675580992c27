package org.muster.situation.upward;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Problem;
import org.springframework.stereotype.Service;

/** Sends a return up the line and keeps what came of it. */
@Service
public class ReturnSending {

  private final SuperiorOffices superiors;
  private final UpwardReturns returns;
  private final UpwardLine line;
  private final Clock clock;

  ReturnSending(SuperiorOffices superiors, UpwardReturns returns, UpwardLine line, Clock clock) {
    this.superiors = superiors;
    this.returns = returns;
    this.line = line;
    this.clock = clock;
  }

  /**
   * Sends it now, outside of any transaction: the other end may take its time.
   *
   * @param by null for Muster itself
   * @throws Problem 409 where there is no line, or it has been superseded
   */
  public UpwardAttempt send(UpwardReturn one, @Nullable String by) {
    superiors.inUse(one.superior());
    if (!one.latest()) {
      throw Problem.conflict("upward.superseded", one.number());
    }
    var address = superiors.get(one.superior()).address();
    var token = superiors.token(one.superior());
    if (address == null || token.isEmpty()) {
      throw Problem.conflict("upward.no-line");
    }
    var answer = line.post(address, token.get(), returns.file(one));
    var attempt =
        new UpwardAttempt(clock.instant(), by, answer.outcome(), answer.status(), answer.words());
    returns.tried(one, attempt);
    return attempt;
  }
}
