package org.muster.situation.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.muster.shared.Problem;
import org.muster.situation.returns.MappedCell.Kind;
import org.muster.situation.returns.MappedCell.When;

class MappingsTests extends OnReturns {

  @Test
  void aColumnIsMappedByTheNamesBesideIt() {
    var said = column("B4", ROLL);
    assertThat(said.mapped()).isEqualTo(2);
    assertThat(said.unmatched()).containsExactly("外校学院");
    assertThat(said.formulas()).as("the sum stays").containsExactly("B7");
    assertThat(here(() -> mappings.of(form)))
        .extracting(cell -> cell.at().name(), MappedCell::spot)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("B4", campus.colleges().get(0)),
            org.assertj.core.groups.Tuple.tuple("B5", campus.colleges().get(1)));
  }

  @Test
  void theColumnOfNamesIsFoundByItself() {
    var grid = here(() -> blanks.grids(form)).getFirst();
    assertThat(here(() -> mappings.named(grid, true))).hasValue(0);
  }

  @Test
  void aCellWithAFormulaIsNotMappedAndOneUnderAMergedOneNeither() {
    assertThatThrownBy(() -> map("B7", Kind.FIGURE, ROLL, When.SAME))
        .isInstanceOf(Problem.class)
        .hasMessage("returns.cell-formula");
    assertThatThrownBy(() -> map("C1", Kind.FIGURE, ROLL, When.SAME))
        .hasMessage("returns.cell-covered");
    map("A1", Kind.FIGURE, ROLL, When.SAME);
  }

  @Test
  void aMappingIsChangedAndUndoneCellByCell() {
    column("B4", ROLL);
    map("B4", Kind.FIGURE, MISSING, When.BEFORE);
    run(() -> mappings.undo(form, CellSpot.of(0, "B5")));
    assertThat(here(() -> mappings.of(form)))
        .singleElement()
        .satisfies(
            cell -> {
              assertThat(cell.figures()).containsExactly(MISSING);
              assertThat(cell.when()).isEqualTo(When.BEFORE);
            });
  }

  @Test
  void aFigureThatNobodyHoldsIsNotThere() {
    assertThatThrownBy(() -> map("B4", Kind.FIGURE, "no-such-figure", When.SAME))
        .hasMessage("not-found");
  }

  @Test
  void aFormThatWasPutAwayIsNeitherMappedNorFilled() {
    mapDaily();
    run(() -> blanks.retire(form));
    assertThatThrownBy(() -> map("B4", Kind.FIGURE, ROLL, When.SAME)).hasMessage("returns.retired");
    assertThatThrownBy(() -> run(() -> filling.fill(form, today, 0, "赵工")))
        .hasMessage("returns.retired");
    assertThat(here(blanks::all)).isEmpty();
  }
}
