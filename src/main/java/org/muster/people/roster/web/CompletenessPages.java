package org.muster.people.roster.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.Scope;
import org.muster.people.roster.Completeness;
import org.muster.people.roster.Unknown;
import org.muster.shared.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What is still unknown of whom. */
@Controller
class CompletenessPages {

  private static final int PAGE = 200;

  private final Completeness completeness;

  CompletenessPages(Completeness completeness) {
    this.completeness = completeness;
  }

  @GetMapping("/people/completeness")
  String overview(Scope scope, Model model) {
    model.addAttribute("lines", completeness.overview(scope));
    model.addAttribute("whole", scope.whole());
    return "people/roster/completeness";
  }

  @GetMapping("/people/completeness/{unknown}")
  String names(
      Scope scope,
      @PathVariable String unknown,
      @RequestParam(required = false) @Nullable UUID college,
      @RequestParam(defaultValue = "0") int from,
      Model model) {
    var kind = Unknown.of(unknown).orElseThrow(Problem::notFound);
    model.addAttribute("unknown", kind);
    model.addAttribute("college", college);
    model.addAttribute("from", Math.max(0, from));
    model.addAttribute(
        "gaps", completeness.names(scope, kind, college, Math.max(0, from), PAGE + 1));
    return "people/roster/unknown";
  }
}
