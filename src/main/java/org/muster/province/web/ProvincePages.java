package org.muster.province.web;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.muster.people.Oversight;
import org.muster.people.Scope;
import org.muster.province.Cells;
import org.muster.province.InstitutionDays;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All institutions at a glance, and the cells that figures come from; changes are on the trail. */
@Controller
@RequestMapping("/province")
class ProvincePages {

  private final InstitutionDays days;
  private final Cells cells;
  private final Oversight oversight;
  private final Clock clock;

  ProvincePages(InstitutionDays days, Cells cells, Oversight oversight, Clock clock) {
    this.days = days;
    this.cells = cells;
    this.oversight = oversight;
    this.clock = clock;
  }

  @GetMapping
  String show(
      Scope scope,
      @RequestHeader(value = "HX-Request", required = false) @Nullable String htmx,
      Model model) {
    oversight.requireSees(scope);
    return show(scope, "", htmx == null ? "province/province" : "province/figures", model);
  }

  @PostMapping("/cells")
  String enter(
      Scope scope,
      @RequestParam(defaultValue = "") String address,
      @RequestParam(defaultValue = "") String token,
      Text t,
      Model model) {
    return did(scope, () -> cells.enter(address.strip(), token.strip()), t, model);
  }

  @PostMapping("/cells/removal")
  String remove(Scope scope, @RequestParam(defaultValue = "") String address, Text t, Model model) {
    return did(scope, () -> cells.remove(address), t, model);
  }

  private String did(Scope scope, Runnable what, Text t, Model model) {
    if (!oversight.directs(scope)) {
      throw Problem.forbidden();
    }
    try {
      what.run();
      return "redirect:/province";
    } catch (Problem problem) {
      return show(scope, problem.message(t), "province/province", model);
    }
  }

  private String show(Scope scope, String problem, String view, Model model) {
    model.addAttribute(
        "page",
        new ProvincePage(
            days.newest(), cells.all(), clock.instant(), oversight.directs(scope), problem));
    return view;
  }
}
