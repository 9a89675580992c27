package org.muster.situation.returns;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.muster.people.Institutions;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.CurrentInstitution;
import org.muster.situation.Along;
import org.muster.situation.FigureKeeping;
import org.muster.situation.returns.MappedCell.Kind;
import org.muster.situation.returns.MappedCell.When;
import org.springframework.beans.factory.annotation.Autowired;

/** The small campus with a made-up bureau's form, brought by the data team and mapped. */
@SuppressWarnings("NullAway.Init") // set inside the institution, which the checker does not follow
public abstract class OnReturns extends OnCampus {

  protected static final String ROLL = "round-roll";
  protected static final String MISSING = "round-missing";

  @Autowired protected Blanks blanks;
  @Autowired protected Mappings mappings;
  @Autowired protected ReturnFilling filling;
  @Autowired protected FilledReturns returns;
  @Autowired protected FigureKeeping keeping;
  @Autowired protected Institutions institutions;

  protected LocalDate today;
  protected UUID form;

  @BeforeEach
  protected void form() {
    today = here(institutions::today);
    form =
        here(
            () ->
                blanks.take(
                    "", "日报.xlsx", BureauForm.bytes(), Objects.requireNonNull(dataTeam.person())));
  }

  protected void map(String cell, Kind kind, @Nullable String figure, When when) {
    map(cell, kind, figure, null, when);
  }

  protected void map(
      String cell, Kind kind, @Nullable String figure, @Nullable UUID unit, When when) {
    var mapped =
        new MappedCell(
            CellSpot.of(0, cell),
            kind,
            figure == null ? List.of() : List.of(figure),
            Along.UNITS,
            unit,
            "",
            when);
    run(() -> mappings.map(form, mapped, "赵工"));
  }

  /** The columns of expected and missing, by the names in column A; the day; the institution. */
  protected void mapDaily() {
    column("B4", ROLL);
    column("C4", MISSING);
    map("B2", Kind.INSTITUTION, null, When.SAME);
    map("E2", Kind.DAY, null, When.SAME);
  }

  protected Mappings.ByNames column(String cell, String figure) {
    var first =
        new MappedCell(
            CellSpot.of(0, cell), Kind.FIGURE, List.of(figure), Along.UNITS, null, "", When.SAME);
    return here(() -> mappings.mapByNames(form, first, true, 0, "赵工"));
  }

  protected void keep() {
    run(() -> keeping.keep(today));
  }

  /** What it is filled with now, as the next of the day. */
  protected Filled fill() {
    return here(
        () -> returns.get(form, today, filling.fill(form, today, returns.last(form, today), "赵工")));
  }

  protected byte[] bytes(Filled filled) {
    return here(
        () ->
            jdbc.sql(
                    """
                    select bytes from situation.filled
                     where institution_id = ? and blank_id = ? and day = ? and n = ?
                    """)
                .params(campus.id(), filled.blank(), filled.day(), filled.n())
                .query((row, n) -> row.getBytes(1))
                .single());
  }

  protected void run(Runnable work) {
    CurrentInstitution.run(campus.id(), work);
  }
}
