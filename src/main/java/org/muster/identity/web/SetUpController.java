package org.muster.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.muster.identity.Accounts;
import org.muster.identity.FirstInstitution;
import org.muster.identity.MadeUpCampus;
import org.muster.identity.SetUpLinks;
import org.muster.identity.SignIns;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first start: two ways on, found a university or look around on a made-up campus. */
@Controller
@RequestMapping("/setup/{secret}")
class SetUpController {

  private static final Map<String, String> EMPTY =
      Map.of("code", "", "name", "", "zone", "Asia/Shanghai", "number", "", "person", "");

  private final SetUpLinks links;
  private final Accounts accounts;
  private final SignIns signIns;
  private final Optional<FirstInstitution> founding;
  private final Optional<MadeUpCampus> campus;

  SetUpController(
      SetUpLinks links,
      Accounts accounts,
      SignIns signIns,
      Optional<FirstInstitution> founding,
      Optional<MadeUpCampus> campus) {
    this.links = links;
    this.accounts = accounts;
    this.signIns = signIns;
    this.founding = founding;
    this.campus = campus;
  }

  @GetMapping
  String page(@PathVariable String secret, Model model) {
    require(secret);
    return form(model, secret, EMPTY, "");
  }

  @PostMapping("/institution")
  String found(
      @PathVariable String secret,
      @RequestParam Map<String, String> fields,
      @RequestParam String password,
      @RequestParam String again,
      Text t,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    require(secret);
    try {
      if (!password.equals(again)) {
        throw Problem.unprocessable("identity.password-again");
      }
      signIns.signIn(request, response, found(fields, Accounts.requireLong(password)));
      links.close();
      return "redirect:/";
    } catch (Problem problem) {
      response.setStatus(problem.status().value());
      return form(model, secret, fields, problem.message(t));
    }
  }

  private UUID found(Map<String, String> fields, String password) {
    var founded =
        founding
            .orElseThrow(Problem::notFound)
            .create(
                fields.getOrDefault("code", "").strip(),
                fields.getOrDefault("name", "").strip(),
                fields.getOrDefault("zone", "").strip(),
                fields.getOrDefault("number", "").strip(),
                fields.getOrDefault("person", "").strip());
    return accounts.create(
        founded.institution(),
        founded.person(),
        fields.getOrDefault("number", ""),
        fields.getOrDefault("person", ""),
        password);
  }

  @PostMapping("/campus")
  String lookAround(@PathVariable String secret) {
    require(secret);
    campus.orElseThrow(Problem::notFound).begin();
    links.close();
    return "redirect:/demo";
  }

  private void require(String secret) {
    if (!links.serves(secret)) {
      throw Problem.notFound();
    }
  }

  private String form(Model model, String secret, Map<String, String> fields, String problem) {
    model.addAttribute("secret", secret).addAttribute("fields", fields);
    model.addAttribute("problem", problem).addAttribute("campus", campus.isPresent());
    model.addAttribute("shortest", Accounts.SHORTEST_PASSWORD);
    return "identity/set-up";
  }
}
