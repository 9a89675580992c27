package org.muster.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.muster.identity.MadeUpCampus;
import org.muster.identity.SignIns;
import org.muster.shared.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The made-up campus: every role by one click. Where there is none, there is no such page. */
@Controller
class DemoController {

  private final Optional<MadeUpCampus> campus;
  private final SignIns signIns;

  DemoController(Optional<MadeUpCampus> campus, SignIns signIns) {
    this.campus = campus;
    this.signIns = signIns;
  }

  @GetMapping("/demo")
  String page(Model model, HttpServletResponse response) {
    var there = campus.orElseThrow(Problem::notFound);
    var progress = there.progress().orElseThrow(Problem::notFound);
    if (!progress.finished()) {
      // Works without a script: the browser asks again by itself.
      response.setHeader("Refresh", "2");
    }
    model.addAttribute("progress", progress).addAttribute("roles", there.roles());
    return "identity/demo";
  }

  @PostMapping("/demo/{role}")
  String signIn(
      @PathVariable String role, HttpServletRequest request, HttpServletResponse response) {
    var chosen =
        campus.stream()
            .flatMap(there -> there.roles().stream())
            .filter(known -> known.key().equals(role))
            .findFirst()
            .orElseThrow(Problem::notFound);
    signIns.signIn(request, response, chosen.account());
    return "redirect:/";
  }
}
