package org.muster.rounds.web;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.people.Institutions;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.people.Trees;
import org.muster.rounds.Round;
import org.muster.rounds.trust.Doubt;
import org.muster.rounds.trust.Doubts;
import org.muster.rounds.trust.Samples;
import org.muster.rounds.trust.Sign;
import org.muster.shared.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How far a round's totals can be trusted, by college and for the university. */
@Controller
class TrustPages {

  private static final String TRUST = "/rounds/{id:[0-9a-f-]{36}}/trust";

  private final AskedRound asked;
  private final Doubts doubts;
  private final Samples samples;
  private final Trees trees;
  private final Institutions institutions;

  TrustPages(
      AskedRound asked, Doubts doubts, Samples samples, Trees trees, Institutions institutions) {
    this.asked = asked;
    this.doubts = doubts;
    this.samples = samples;
    this.trees = trees;
    this.institutions = institutions;
  }

  /** Nobody below a college: where a dozen report, a doubt would point at people. */
  static boolean sees(Scope scope) {
    return scope.whole() || scope.holds(PostKind.CHIEF_COUNSELLOR);
  }

  @GetMapping(TRUST)
  String page(Scope scope, @PathVariable UUID id, Model model) {
    if (!sees(scope)) {
      throw Problem.forbidden();
    }
    var round = asked.opened(id);
    var seen = doubts.of(round).stream().filter(one -> scope.covers(one.unit())).toList();
    var own = samples.ownReports(round);
    model.addAttribute(
        "page",
        new TrustPage(
            round,
            institutions.current().zone(),
            Doubts.together(seen),
            colleges(round, seen),
            samples.of(round),
            samples.lately(round),
            own.well(),
            own.abnormal(),
            scope.whole() ? samples.size() : null));
    return "rounds/trust";
  }

  private Map<String, Map<Sign, Doubt>> colleges(Round round, List<Doubt> seen) {
    var tree = trees.units(round.frozen());
    var colleges = new LinkedHashMap<String, Map<Sign, Doubt>>();
    for (var node : tree.nodes()) {
      var own = new EnumMap<Sign, Doubt>(Sign.class);
      seen.stream()
          .filter(one -> one.unit().equals(node.id()))
          .forEach(one -> own.put(one.sign(), one));
      if (!own.isEmpty()) {
        colleges.put(node.name(), own);
      }
    }
    return colleges;
  }

  @PostMapping(TRUST)
  String resize(Scope scope, @PathVariable UUID id, @RequestParam int size) {
    samples.resize(scope, size);
    return "redirect:/rounds/" + asked.opened(id).id() + "/trust";
  }
}
