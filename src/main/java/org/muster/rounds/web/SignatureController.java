package org.muster.rounds.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.identity.Viewer;
import org.muster.people.Scope;
import org.muster.rounds.Closure;
import org.muster.rounds.Closures;
import org.muster.rounds.Level;
import org.muster.rounds.Round;
import org.muster.shared.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signs and takes back, from any of the pages, and returns to the signer's own page. */
@Controller
class SignatureController {

  private final AskedRound asked;
  private final Closures closures;
  private final Signing signing;

  SignatureController(AskedRound asked, Closures closures, Signing signing) {
    this.asked = asked;
    this.closures = closures;
    this.signing = signing;
  }

  @PostMapping("/rounds/{id}/closures")
  String sign(
      Scope scope,
      Viewer viewer,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable UUID unit,
      @RequestParam(required = false) @Nullable String level) {
    var round = asked.opened(id);
    return after(round, signing.sign(scope, viewer, round, unit, level(level)));
  }

  @PostMapping("/rounds/{id}/closures/{closure}/reopening")
  String reopen(
      Scope scope,
      Viewer viewer,
      @PathVariable UUID id,
      @PathVariable UUID closure,
      @RequestParam(defaultValue = "") String why) {
    var round = asked.opened(id);
    var standing =
        closures.standing(round).stream()
            .filter(signed -> signed.id().equals(closure))
            .findFirst()
            .orElseThrow(() -> Problem.conflict("rounds.not-signed"));
    if (!signing.may(scope, round, standing.unit(), standing.level())) {
      throw Problem.forbidden();
    }
    closures.reopen(round, closure, why, viewer.name());
    return "redirect:/rounds/" + id + "/closures";
  }

  private static String after(Round round, Closure closure) {
    var query = "?round=" + round.id();
    return "redirect:"
        + switch (closure.level()) {
          case CLASS -> "/class/" + closure.unit() + query;
          case COUNSELLOR, COLLEGE -> "/units/" + closure.unit() + query;
          case UNIVERSITY -> "/rounds/" + round.id();
        };
  }

  private static @Nullable Level level(@Nullable String word) {
    try {
      return word == null || word.isEmpty() ? null : Level.of(word);
    } catch (IllegalArgumentException unknown) {
      throw Problem.unprocessable("rounds.not-a-level");
    }
  }
}
