package org.muster.rounds.web;

import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import org.muster.forms.Forms;
import org.muster.identity.NeedsScope;
import org.muster.identity.TokenScope;
import org.muster.people.Institutions;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.rounds.Board;
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

  SheetPages(Rounds rounds, Board board, Sheets sheets, Forms forms, Institutions institutions) {
    this.rounds = rounds;
    this.board = board;
    this.sheets = sheets;
    this.forms = forms;
    this.institutions = institutions;
  }

  // Written to the response as the rows come, on this thread: the institution is in force here.
  @Operation(summary = "The day's sheet as xlsx; on the trail")
  @GetMapping({"/rounds/{id}/sheet.xlsx", "/api/v1/rounds/{id}/sheet.xlsx"})
  void sheet(
      Scope scope, Text t, @PathVariable UUID id, jakarta.servlet.http.HttpServletResponse response)
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
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"muster-" + round.day() + ".xlsx\"");
    write(scope, t, id, response.getOutputStream());
  }

  private void write(Scope scope, Text t, UUID id, OutputStream out) throws IOException {
    var round = rounds.get(id);
    var totals = board.units(round);
    try (var book = RoundSheet.book(out)) {
      var names =
          new RoundSheet(
              book,
              round,
              forms.version(round.form()),
              totals.tree(),
              institutions.current().zone(),
              t);
      sheets.take(scope, round, names::write);
      names.finish();
      if (scope.whole()) {
        IdentitySheet.write(book, totals, t);
      }
    }
  }
}
