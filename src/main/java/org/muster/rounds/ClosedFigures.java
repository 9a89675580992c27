package org.muster.rounds;

import org.muster.shared.CurrentInstitution;
import org.muster.situation.FigureKeeping;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** What a round counted when the university signed it is written down at once. */
@Component
class ClosedFigures {

  private final Rounds rounds;
  private final FigureKeeping keeping;

  ClosedFigures(Rounds rounds, FigureKeeping keeping) {
    this.rounds = rounds;
    this.keeping = keeping;
  }

  @Async
  @TransactionalEventListener
  void closed(RoundClosed closed) {
    if (closed.level() == Level.UNIVERSITY) {
      CurrentInstitution.run(
          closed.institution(), () -> keeping.keep(rounds.get(closed.round()).day()));
    }
  }
}
