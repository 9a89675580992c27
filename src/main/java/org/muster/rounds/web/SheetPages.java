package org.muster.rounds.web;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import org.muster.forms.Forms;
import org.muster.identity.NeedsScope;
import org.muster.identity.TokenScope;
import org.muster.identity.Viewer;
import org.muster.people.Export;
import org.muster.people.Exports;
import org.muster.people.Institutions;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.rounds.Board;
import org.muster.rounds.RollQuery;
import org.muster.rounds.Rolls;
import org.muster.rounds.Round;
import org.muster.rounds.Rounds;
import org.muster.rounds.Sheets;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The day's sheet as xlsx, for people and for programs. */
@Controller
@NeedsScope(TokenScope.ROUNDS_READ)
class SheetPages {

  private final Rounds rounds;
  private final Board board;
  private final Sheets sheets;
  private final Forms forms;
  private final Institutions institutions;
  private final Rolls rolls;
  private final Exports exports;

  SheetPages(
      Rounds rounds,
      Board board,
      Sheets sheets,
      Forms forms,
      Institutions institutions,
      Rolls rolls,
      Exports exports) {
    this.rounds = rounds;
    this.board = board;
    this.sheets = sheets;
    this.forms = forms;
    this.institutions = institutions;
    this.rolls = rolls;
    this.exports = exports;
  }

  // Written to the response as the rows come, on this thread: the institution is in force here.
  @Operation(summary = "The day's sheet as xlsx; a large one needs a second person")
  @GetMapping({"/rounds/{id}/sheet.xlsx", "/api/v1/rounds/{id}/sheet.xlsx"})
  void sheet(
      Viewer viewer,
      Scope scope,
      Text t,
      @PathVariable UUID id,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    if (!scope.whole()
        && !scope.holds(PostKind.CHIEF_COUNSELLOR)
        && !scope.holds(PostKind.COUNSELLOR)) {
      throw Problem.forbidden();
    }
    var round = rounds.get(id);
    if (round.openedAt() == null) {
      throw Problem.conflict("rounds.not-open");
    }
    int people = rolls.count(scope, round, RollQuery.of(null, null, 0));
    var export = exports.take(viewer, "sheet", request, people);
    export.sheet(response, "muster-" + round.day() + ".xlsx");
    write(scope, t, round, export, response.getOutputStream());
  }

  private void write(Scope scope, Text t, Round round, Export export, OutputStream out)
      throws IOException {
    var totals = board.units(round);
    var zone = institutions.current().zone();
    try (var book = RoundSheet.book(out, export)) {
      var names =
          new RoundSheet(book, round, forms.version(round.form()), totals.tree(), zone, export, t);
      sheets.take(scope, round, names::write);
      names.finish();
      if (scope.whole()) {
        IdentitySheet.write(book, totals, export.seen(t, zone), t);
      }
    }
  }
}
