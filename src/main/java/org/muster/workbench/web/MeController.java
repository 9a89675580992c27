package org.muster.workbench.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.identity.Sessions;
import org.muster.identity.TokenScope;
import org.muster.identity.Tokens;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.shared.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own page; for the data team also the tokens of programs that act for them. */
@Controller
class MeController {

  /** How long a token may serve, in days. */
  private static final List<Integer> LIVES = List.of(7, 30, 90, 365);

  private final Tokens tokens;
  private final Sessions sessions;
  private final Institutions institutions;

  MeController(Tokens tokens, Sessions sessions, Institutions institutions) {
    this.tokens = tokens;
    this.sessions = sessions;
    this.institutions = institutions;
  }

  @GetMapping("/me")
  String me(Viewer viewer, Scope scope, Model model) {
    model.addAttribute("viewer", viewer).addAttribute("scope", scope);
    return "workbench/me";
  }

  @GetMapping("/me/sessions")
  String sessions(Viewer viewer, HttpServletRequest request, Model model) {
    model.addAttribute("sessions", sessions.of(request));
    model.addAttribute("zone", institutions.get(viewer.institution()).zone());
    return "workbench/sessions";
  }

  @PostMapping("/me/sessions/{mark}/end")
  String end(HttpServletRequest request, @PathVariable String mark) {
    sessions.end(request, mark);
    return "redirect:/me/sessions";
  }

  @GetMapping("/me/tokens")
  String tokens(Viewer viewer, Scope scope, Model model) {
    return page(viewer, scope, "", model);
  }

  /** The answer is the page itself, not a redirect: the token is shown this once. */
  @PostMapping("/me/tokens")
  String issue(
      Viewer viewer,
      Scope scope,
      @RequestParam String label,
      @RequestParam(defaultValue = "") Set<String> scopes,
      @RequestParam int days,
      Model model) {
    may(scope);
    if (!LIVES.contains(days)) {
      throw Problem.unprocessable("identity.token-life", Tokens.LONGEST.toDays());
    }
    var wanted =
        scopes.stream().flatMap(word -> TokenScope.of(word).stream()).collect(Collectors.toSet());
    var issued = tokens.issue(viewer, label, wanted, Duration.ofDays(days));
    return page(viewer, scope, issued.text(), model);
  }

  @PostMapping("/me/tokens/{id}/revocation")
  String revoke(Viewer viewer, Scope scope, @PathVariable UUID id) {
    may(scope);
    tokens.revoke(viewer, id);
    return "redirect:/me/tokens";
  }

  private String page(Viewer viewer, Scope scope, String fresh, Model model) {
    may(scope);
    model.addAttribute("tokens", tokens.of(viewer)).addAttribute("fresh", fresh);
    model.addAttribute("scopes", TokenScope.grantable()).addAttribute("lives", LIVES);
    model.addAttribute("zone", institutions.get(viewer.institution()).zone());
    model.addAttribute("names", scope.holds(PostKind.WORKING_GROUP));
    return "workbench/tokens";
  }

  private static void may(Scope scope) {
    if (!scope.holds(PostKind.DATA_TEAM) && !scope.holds(PostKind.WORKING_GROUP)) {
      throw Problem.forbidden();
    }
  }
}
