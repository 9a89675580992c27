package org.muster.movement.web;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.identity.Viewer;
import org.muster.movement.Gate;
import org.muster.movement.Passes;
import org.muster.people.Scope;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * The gate: whose pass it is, valid or not, and nothing else. The page verifies without a line, and
 * sends who went through when the line is back.
 */
@Controller
class GatePages {

  private final Passes passes;
  private final Gate gate;
  private final Clock clock;

  GatePages(Passes passes, Gate gate, Clock clock) {
    this.passes = passes;
    this.gate = gate;
    this.clock = clock;
  }

  @GetMapping("/verify")
  String page(Scope scope, @RequestParam(required = false) @Nullable String done, Model model) {
    return page(scope, null, done, model);
  }

  /** What a telephone's camera opens. */
  @GetMapping("/verify/{code}")
  String verify(Scope scope, @PathVariable String code, Model model) {
    return page(scope, code, null, model);
  }

  /** What was typed, or came from a scanner that types. */
  @PostMapping("/verify")
  String look(Scope scope, @RequestParam(defaultValue = "") String code) {
    require(scope);
    var bare = code.strip().replaceFirst("^.*/verify/", "").replaceFirst("#.*$", "");
    var found = bare.replaceAll("[^A-Za-z0-9_-]", "");
    return found.isEmpty() ? "redirect:/verify" : "redirect:/verify/" + found;
  }

  private String page(Scope scope, @Nullable String code, @Nullable String done, Model model) {
    require(scope);
    var pass = code == null ? null : passes.find(code).orElse(null);
    model.addAttribute(
        "page",
        new GatePage(
            passes.gateList(),
            code,
            pass,
            pass != null && pass.valid(clock.instant()),
            Ids.next(),
            done));
    return "movement/gate";
  }

  /** What the page keeps for when there is no line. */
  @GetMapping("/verify/list")
  @ResponseBody
  Passes.GateList list(Scope scope) {
    require(scope);
    return passes.gateList();
  }

  /** Of a valid pass only. */
  @GetMapping("/verify/{code}/photo")
  ResponseEntity<byte[]> photo(Scope scope, @PathVariable String code) {
    require(scope);
    var pass =
        passes.find(code).filter(one -> one.valid(clock.instant())).orElseThrow(Problem::notFound);
    return PassPages.jpeg(passes.photo(pass.person()));
  }

  @PostMapping("/verify/crossings")
  String cross(
      Viewer viewer,
      Scope scope,
      @RequestParam UUID id,
      @RequestParam String code,
      @RequestParam String direction,
      @RequestParam(defaultValue = "") String at) {
    boolean counted = gate.cross(id, code, direction.equals("in"), moment(at), scope, viewer);
    return "redirect:/verify?done=" + (counted ? direction.equals("in") ? "in" : "out" : "again");
  }

  /**
   * What became of a crossing that was kept while there was no line.
   *
   * @param refused why it does not count, for whoever let them through; null where it does
   */
  record Kept(boolean counted, @Nullable String refused) {}

  /** The same for the page's own script, which sends what it kept while there was no line. */
  @PostMapping("/verify/crossings/kept")
  ResponseEntity<Kept> kept(
      Viewer viewer,
      Scope scope,
      Text t,
      @RequestParam UUID id,
      @RequestParam String code,
      @RequestParam String direction,
      @RequestParam String at) {
    try {
      return ResponseEntity.ok(
          new Kept(gate.cross(id, code, direction.equals("in"), moment(at), scope, viewer), null));
    } catch (Problem problem) {
      if (problem.status() == HttpStatus.FORBIDDEN) {
        throw problem;
      }
      return ResponseEntity.status(problem.status()).body(new Kept(false, problem.message(t)));
    }
  }

  private Instant moment(String typed) {
    try {
      return typed.isBlank() ? clock.instant() : Instant.parse(typed);
    } catch (DateTimeParseException malformed) {
      throw Problem.unprocessable("movement.crossing-time");
    }
  }

  private static void require(Scope scope) {
    if (!Gate.isFor(scope)) {
      throw Problem.forbidden();
    }
  }
}
