package org.muster.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muster.identity.Accounts;
import org.muster.identity.Entrance;
import org.muster.identity.Hosts.Named;
import org.muster.identity.Passkeys;
import org.muster.identity.SignInLimit;
import org.muster.identity.SignInProviders;
import org.muster.identity.SignIns;
import org.muster.identity.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in by name and password, and out. */
@Controller
class SignInController {

  /** Too short for a code, so that it is nobody's. */
  private static final String EVERYBODY = "-";

  private final Accounts accounts;
  private final SignIns signIns;
  private final SignInLimit limit;
  private final SignInProviders providers;
  private final Passkeys passkeys;
  private final Entrance entrance;

  SignInController(
      Accounts accounts,
      SignIns signIns,
      SignInLimit limit,
      SignInProviders providers,
      Passkeys passkeys,
      Entrance entrance) {
    this.entrance = entrance;
    this.passkeys = passkeys;
    this.accounts = accounts;
    this.signIns = signIns;
    this.limit = limit;
    this.providers = providers;
  }

  @GetMapping("/sign-in")
  String page(
      Optional<Viewer> viewer,
      @RequestParam(required = false) @Nullable String next,
      Model model,
      HttpServletRequest request) {
    if (viewer.isPresent()) {
      return "redirect:" + SignIns.safe(next);
    }
    return form(model, next, "", false, request);
  }

  /**
   * The door of an institution without a host name of its own; {@code -} leads back to everybody's.
   */
  @GetMapping("/i/{code}")
  String enter(
      @PathVariable String code, HttpServletRequest request, HttpServletResponse response) {
    if (code.equals(EVERYBODY)) {
      entrance.forget(request, response);
    } else {
      entrance.remember(code, request, response);
    }
    return "redirect:/sign-in";
  }

  @PostMapping("/sign-in")
  String signIn(
      @RequestParam String login,
      @RequestParam String password,
      @RequestParam(required = false) @Nullable String next,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    limit.check(login, request.getRemoteAddr());
    var account = accounts.check(entrance.of(request).map(Named::id).orElse(null), login, password);
    if (account.isEmpty()) {
      limit.failed(login, request.getRemoteAddr());
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return form(model, next, login, true, request);
    }
    limit.succeeded(login, request.getRemoteAddr());
    signIns.signIn(request, response, account.get().id());
    return "redirect:" + SignIns.safe(next);
  }

  private String form(
      Model model, @Nullable String next, String login, boolean wrong, HttpServletRequest request) {
    var meant = entrance.of(request);
    var own = entrance.byHost(request);
    model.addAttribute("institution", meant.map(Named::name).orElse(""));
    model.addAttribute("shared", own.isEmpty());
    model.addAttribute("next", SignIns.safe(next)).addAttribute("login", login);
    model
        .addAttribute("wrong", wrong)
        .addAttribute(
            "choices",
            own.map(named -> providers.choices(named.code())).orElseGet(providers::choices));
    model
        .addAttribute("passkeys", passkeys.serveAt(request))
        .addAttribute("fresh", accounts.none());
    return "identity/sign-in";
  }

  @PostMapping("/sign-out")
  String signOut(HttpServletRequest request, HttpServletResponse response) {
    signIns.signOut(request, response);
    return "redirect:/sign-in";
  }
}
