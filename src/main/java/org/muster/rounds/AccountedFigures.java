package org.muster.rounds;

import java.util.List;
import org.muster.situation.Figure;
import org.muster.situation.Figures;
import org.springframework.stereotype.Component;

/** How many of the roll were accounted for, day by day; a closed day's figures are frozen. */
@Component
class AccountedFigures implements Figures {

  private final Rounds rounds;
  private final Board board;

  AccountedFigures(Rounds rounds, Board board) {
    this.rounds = rounds;
    this.board = board;
  }

  @Override
  public String labelKey() {
    return "rounds.figure.accounted";
  }

  @Override
  public List<Figure> newest(int days) {
    return rounds.newest(days).stream()
        .filter(round -> round.openedAt() != null)
        .map(
            round -> {
              var tally = board.units(round).all();
              return new Figure(round.day(), tally.accounted(), tally.roll());
            })
        .toList()
        .reversed();
  }
}
