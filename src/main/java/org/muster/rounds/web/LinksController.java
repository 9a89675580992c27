package org.muster.rounds.web;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.muster.identity.NeedsScope;
import org.muster.identity.TokenScope;
import org.muster.identity.Viewer;
import org.muster.people.Exports;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.rounds.PersonalLinks;
import org.muster.rounds.RollQuery;
import org.muster.rounds.Rolls;
import org.muster.rounds.Rounds;
import org.muster.shared.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Everybody's personal link, as csv; taking them is on the trail. */
@Controller
@NeedsScope(TokenScope.LINKS)
class LinksController {

  private final Rounds rounds;
  private final Rolls rolls;
  private final PersonalLinks links;
  private final Exports exports;
  private final Institutions institutions;

  LinksController(
      Rounds rounds, Rolls rolls, PersonalLinks links, Exports exports, Institutions institutions) {
    this.rounds = rounds;
    this.rolls = rolls;
    this.links = links;
    this.exports = exports;
    this.institutions = institutions;
  }

  @Operation(
      summary =
          "Everybody's personal link as csv: number, link, who took it; large ones need a second"
              + " person")
  @GetMapping({"/rounds/{id}/links.csv", "/api/v1/rounds/{id}/links"})
  void links(
      Scope scope,
      Viewer viewer,
      Text t,
      @PathVariable UUID id,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    RoundApi.wholeOnly(scope);
    var round = rounds.get(id);
    int people = rolls.count(scope, round, RollQuery.of(null, null, 0));
    var export = exports.take(viewer, "links", request, people);
    // Nothing but numbers and links, which carry no hidden mark: programs compare them.
    var seen = Csv.cell(export.seen(t, institutions.current().zone()));
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"" + export.file("links.csv") + '"');
    try (var csv = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
      csv.write("number,link,taken_by\r\n");
      rolls.each(
          scope,
          round,
          line -> {
            try {
              csv.append(Csv.cell(line.number()))
                  .append(',')
                  .append(links.link(viewer.institution(), round, line.person()))
                  .append(',')
                  .append(seen)
                  .append("\r\n");
            } catch (IOException readerLeft) {
              throw new UncheckedIOException(readerLeft);
            }
          });
    }
  }
}
