package org.muster.people.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.DirectoryEntries;
import org.muster.people.Elsewhere;
import org.muster.people.Institutions;
import org.muster.people.Oversight;
import org.muster.people.Scope;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The directory of institutions, for the working group of the one that oversees them; each change
 * is on the trail by the service.
 */
@Controller
@RequestMapping("/institutions")
class DirectoryPages {

  private final DirectoryEntries entries;
  private final Oversight oversight;
  private final Institutions institutions;

  DirectoryPages(DirectoryEntries entries, Oversight oversight, Institutions institutions) {
    this.entries = entries;
    this.oversight = oversight;
    this.institutions = institutions;
  }

  /** Whatever is asked for below: before any handler does its work. */
  @ModelAttribute
  void allow(Scope scope) {
    if (!oversight.directs(scope)) {
      throw Problem.forbidden();
    }
  }

  @GetMapping
  String list(Model model) {
    return show(model, "");
  }

  @PostMapping("/hosts")
  String addHost(
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String host,
      Text t,
      Model model) {
    return did(() -> entries.addHost(code, host), t, model);
  }

  @PostMapping("/hosts/removal")
  String removeHost(
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String host,
      Text t,
      Model model) {
    return did(() -> entries.removeHost(code, host), t, model);
  }

  @PostMapping("/elsewhere")
  String enter(
      @RequestParam(required = false) @Nullable UUID id,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String cell,
      Text t,
      Model model) {
    return did(
        () -> {
          if (id == null) {
            throw Problem.unprocessable("people.institution-id");
          }
          entries.enter(new Elsewhere(id, code.strip(), name, cell.strip()));
        },
        t,
        model);
  }

  @PostMapping("/elsewhere/{institution}/removal")
  String strike(@PathVariable String institution, Text t, Model model) {
    return did(() -> entries.strike(institution), t, model);
  }

  private String did(Runnable what, Text t, Model model) {
    try {
      what.run();
      return "redirect:/institutions";
    } catch (Problem problem) {
      return show(model, problem.message(t));
    }
  }

  private String show(Model model, String problem) {
    model.addAttribute("page", new DirectoryPage(entries.all(), institutions.current(), problem));
    return "people/directory";
  }
}
