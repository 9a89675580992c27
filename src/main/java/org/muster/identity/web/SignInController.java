package org.muster.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muster.identity.Accounts;
import org.muster.identity.Passkeys;
import org.muster.identity.SignInLimit;
import org.muster.identity.SignInProviders;
import org.muster.identity.SignIns;
import org.muster.identity.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in by name and password, and out. */
@Controller
class SignInController {

  private final Accounts accounts;
  private final SignIns signIns;
  private final SignInLimit limit;
  private final SignInProviders providers;
  private final Passkeys passkeys;

  SignInController(
      Accounts accounts,
      SignIns signIns,
      SignInLimit limit,
      SignInProviders providers,
      Passkeys passkeys) {
    this.passkeys = passkeys;
    this.accounts = accounts;
    this.signIns = signIns;
    this.limit = limit;
    this.providers = providers;
  }

  @GetMapping("/sign-in")
  String page(
      Optional<Viewer> viewer, @RequestParam(required = false) @Nullable String next, Model model) {
    if (viewer.isPresent()) {
      return "redirect:" + SignIns.safe(next);
    }
    return form(model, next, "", false);
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
    var account = accounts.check(login, password);
    if (account.isEmpty()) {
      limit.failed(login, request.getRemoteAddr());
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return form(model, next, login, true);
    }
    limit.succeeded(login, request.getRemoteAddr());
    signIns.signIn(request, response, account.get().id());
    return "redirect:" + SignIns.safe(next);
  }

  private String form(Model model, @Nullable String next, String login, boolean wrong) {
    model.addAttribute("next", SignIns.safe(next)).addAttribute("login", login);
    model.addAttribute("wrong", wrong).addAttribute("choices", providers.choices());
    model.addAttribute("passkeys", passkeys.serve()).addAttribute("fresh", accounts.none());
    return "identity/sign-in";
  }

  @PostMapping("/sign-out")
  String signOut(HttpServletRequest request, HttpServletResponse response) {
    signIns.signOut(request, response);
    return "redirect:/sign-in";
  }
}
