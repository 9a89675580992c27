package org.muster.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.muster.identity.Accounts;
import org.muster.identity.Entrance;
import org.muster.identity.SignInLimit;
import org.muster.identity.SignIns;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The one-time link: choose a password and be in. Opening it uses nothing up, as chats preview. */
@Controller
@RequestMapping("/sign-in/link/{secret}")
class SignInLinkController {

  private final Accounts accounts;
  private final SignIns signIns;
  private final SignInLimit limit;
  private final Entrance entrance;

  SignInLinkController(Accounts accounts, SignIns signIns, SignInLimit limit, Entrance entrance) {
    this.entrance = entrance;
    this.accounts = accounts;
    this.signIns = signIns;
    this.limit = limit;
  }

  @GetMapping
  String page(@PathVariable String secret, Model model, HttpServletRequest request) {
    return form(invited(secret, request), "", model);
  }

  @PostMapping
  String accept(
      @PathVariable String secret,
      @RequestParam String password,
      @RequestParam String again,
      Text t,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var account = invited(secret, request);
    if (!password.equals(again)) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return form(account, t.of("problem.identity.password-again"), model);
    }
    try {
      var in = accounts.accept(secret, password).orElseThrow(SignInLinkController::spent);
      signIns.signInByLink(request, response, in.id());
      return "redirect:/";
    } catch (Problem problem) {
      if (problem.status() != HttpStatus.UNPROCESSABLE_CONTENT) {
        throw problem;
      }
      response.setStatus(problem.status().value());
      return form(account, problem.message(t), model);
    }
  }

  private Accounts.Account invited(String secret, HttpServletRequest request) {
    // Not for guesses, as 256 random bits are not guessed: for what each costs.
    limit.begin(request.getRemoteAddr());
    return accounts
        .invited(secret)
        .filter(account -> entrance.admits(request, account.institution()))
        .orElseThrow(SignInLinkController::spent);
  }

  private static Problem spent() {
    return new Problem(HttpStatus.GONE, "identity.link-spent");
  }

  private static String form(Accounts.Account account, String problem, Model model) {
    model.addAttribute("name", account.name()).addAttribute("problem", problem);
    model.addAttribute("shortest", Accounts.SHORTEST_PASSWORD);
    return "identity/link";
  }
}
