package org.muster.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.muster.identity.SignInLimit;
import org.muster.identity.SignInProviders;
import org.muster.identity.SignIns;
import org.muster.identity.Viewer;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * To a campus's sign-in service and back. A link rather than a form: the content-security policy
 * holds for where a form is sent on to, and leaving changes nothing here.
 */
@Controller
@RequestMapping("/sign-in/with/{provider}")
class ProviderController {

  private final SignInProviders providers;
  private final SignIns signIns;
  private final SignInLimit limit;

  ProviderController(SignInProviders providers, SignIns signIns, SignInLimit limit) {
    this.providers = providers;
    this.signIns = signIns;
    this.limit = limit;
  }

  @GetMapping
  ModelAndView leave(
      @PathVariable String provider,
      @RequestParam(required = false) @Nullable String next,
      Optional<Viewer> viewer,
      Text t,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (viewer.isPresent()) {
      return to(SignIns.safe(next));
    }
    return orProblem(
        () -> {
          limit.begin(request.getRemoteAddr());
          return to(providers.leave(provider, next, request).toString());
        },
        t,
        model,
        response);
  }

  @GetMapping("/return")
  ModelAndView comeBack(
      @PathVariable String provider,
      Optional<Viewer> viewer,
      Text t,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (viewer.isPresent()) {
      // Back and reload after signing in: the ticket is spent, and they are in.
      return to("/");
    }
    return orProblem(
        () -> {
          var arrival = providers.comeBack(provider, request);
          signIns.signIn(request, response, arrival.account(), provider);
          return to(arrival.next());
        },
        t,
        model,
        response);
  }

  /** Neither reads braces in the address as placeholders nor adds the model to it. */
  private static ModelAndView to(String address) {
    var view = new RedirectView(address);
    view.setExpandUriTemplateVariables(false);
    view.setExposeModelAttributes(false);
    return new ModelAndView(view);
  }

  private static ModelAndView orProblem(
      Supplier<ModelAndView> way, Text t, Model model, HttpServletResponse response) {
    try {
      return way.get();
    } catch (Problem problem) {
      if (problem.status() == HttpStatus.TOO_MANY_REQUESTS) {
        // Says when to come back, and leads to no page that would be asked for at once.
        throw problem;
      }
      response.setStatus(problem.status().value());
      model.addAttribute("problem", problem.message(t));
      return new ModelAndView("identity/sign-in-problem");
    }
  }
}
