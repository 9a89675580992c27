package org.muster.rounds.web;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.muster.audit.Trail;
import org.muster.identity.NeedsScope;
import org.muster.identity.TokenScope;
import org.muster.identity.Viewer;
import org.muster.people.Scope;
import org.muster.rounds.PersonalLinks;
import org.muster.rounds.Rolls;
import org.muster.rounds.Rounds;
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
  private final Trail trail;

  LinksController(Rounds rounds, Rolls rolls, PersonalLinks links, Trail trail) {
    this.rounds = rounds;
    this.rolls = rolls;
    this.links = links;
    this.trail = trail;
  }

  @Operation(summary = "Everybody's personal link as csv: number, link; on the trail")
  @GetMapping({"/rounds/{id}/links.csv", "/api/v1/rounds/{id}/links"})
  void links(Scope scope, Viewer viewer, @PathVariable UUID id, HttpServletResponse response)
      throws IOException {
    RoundApi.wholeOnly(scope);
    var round = rounds.get(id);
    trail.record("rounds.links", "round", id, Map.of());
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"links.csv\"");
    try (var csv = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
      csv.write("number,link\r\n");
      rolls.each(
          scope,
          round,
          line -> {
            try {
              csv.append(line.number())
                  .append(',')
                  .append(links.link(viewer.institution(), round, line.person()))
                  .append("\r\n");
            } catch (IOException readerLeft) {
              throw new UncheckedIOException(readerLeft);
            }
          });
    }
  }
}
