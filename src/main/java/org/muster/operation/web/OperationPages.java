package org.muster.operation.web;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.identity.Viewer;
import org.muster.operation.Operations;
import org.muster.operation.Packs;
import org.muster.operation.Stages;
import org.muster.people.Chain;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.shared.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The university's operations: declared, led from stage to stage and stood down. */
@Controller
class OperationPages {

  private static final String HERE = "redirect:/operations";

  private final Operations operations;
  private final Stages stages;
  private final Packs packs;
  private final Chain chain;

  OperationPages(Operations operations, Stages stages, Packs packs, Chain chain) {
    this.operations = operations;
    this.stages = stages;
    this.packs = packs;
    this.chain = chain;
  }

  @GetMapping("/operations")
  String list(Scope scope, Model model) {
    working(scope);
    model.addAttribute(
        "page",
        new OperationsPage(
            stages.inForce().orElse(null),
            operations.all().stream()
                .map(
                    one ->
                        new OperationsPage.Line(
                            one, stages.pack(one.id()).orElse(null), stages.history(one.id())))
                .toList(),
            packs.newest()));
    return "operation/operations";
  }

  /** Declares one from a pack, or without stages where no pack is named. */
  @PostMapping("/operations")
  String declare(
      Scope scope,
      Viewer viewer,
      @RequestParam String name,
      @RequestParam(required = false) @Nullable String pack,
      @RequestParam(defaultValue = "0") int version,
      @RequestParam(defaultValue = "") String stage,
      @RequestParam(defaultValue = "") String why) {
    working(scope);
    if (pack == null) {
      operations.declare(name, viewer.name());
    } else {
      stages.declare(packs.get(pack, version), stage, name, why, viewer.name());
    }
    return HERE;
  }

  /** What the next stage would change, before it is put in force. */
  @GetMapping("/operations/{id}/stages/{stage}")
  String step(Scope scope, @PathVariable UUID id, @PathVariable String stage, Model model) {
    working(scope);
    var now =
        stages
            .inForce()
            .filter(one -> one.operation().id().equals(id))
            .orElseThrow(Problem::notFound);
    model.addAttribute("page", new StepPage(now, stages.step(now, stage), chain.holders(), false));
    return "operation/step";
  }

  @PostMapping("/operations/{id}/stages")
  String change(
      Scope scope,
      Viewer viewer,
      @PathVariable UUID id,
      @RequestParam UUID expected,
      @RequestParam String stage,
      @RequestParam(defaultValue = "") String why) {
    working(scope);
    stages.change(id, expected, stage, why, viewer.name());
    return HERE;
  }

  /** What standing down would close. */
  @GetMapping("/operations/{id}/closing")
  String closing(Scope scope, @PathVariable UUID id, Model model) {
    working(scope);
    var operation =
        Optional.of(operations.get(id))
            .filter(org.muster.operation.Operation::inForce)
            .orElseThrow(() -> Problem.conflict("operation.not-in-force"));
    model.addAttribute("operation", operation);
    model.addAttribute("changes", stages.closing(id));
    return "operation/closing";
  }

  @PostMapping("/operations/{id}/end")
  String end(Scope scope, Viewer viewer, @PathVariable UUID id, @RequestParam String why) {
    working(scope);
    operations.end(id, why, viewer.name());
    return HERE;
  }

  static void working(Scope scope) {
    if (!scope.holds(PostKind.WORKING_GROUP)) {
      throw Problem.forbidden();
    }
  }
}
