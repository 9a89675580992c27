package org.muster.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.identity.PasskeySignIns;
import org.muster.identity.SignInLimit;
import org.muster.identity.SignIns;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Signing in with a passkey: a question, and the page's form with the browser's answer. */
@Controller
@RequestMapping("/sign-in/passkey")
class PasskeySignInController {

  private final PasskeySignIns passkeys;
  private final SignIns signIns;
  private final SignInLimit limit;

  PasskeySignInController(PasskeySignIns passkeys, SignIns signIns, SignInLimit limit) {
    this.passkeys = passkeys;
    this.signIns = signIns;
    this.limit = limit;
  }

  @PostMapping("/challenge")
  @ResponseBody
  Map<String, Object> ask(HttpServletRequest request) {
    limit.begin(request.getRemoteAddr());
    return passkeys.ask(request);
  }

  @PostMapping
  String signIn(
      @RequestParam String credential,
      @RequestParam(required = false) @Nullable String next,
      Text t,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    limit.begin(request.getRemoteAddr());
    try {
      var arrival = passkeys.arrive(request, credential);
      signIns.signInByPasskey(request, response, arrival.account(), arrival.passkey());
    } catch (Problem problem) {
      response.setStatus(problem.status().value());
      model.addAttribute("problem", problem.message(t));
      return "identity/sign-in-problem";
    }
    return "redirect:" + SignIns.safe(next);
  }
}
