package org.muster.workbench.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.muster.identity.Passkeys;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** One's own passkeys. */
@Controller
@RequestMapping("/me/passkeys")
class PasskeyPages {

  private final Passkeys passkeys;
  private final Institutions institutions;

  PasskeyPages(Passkeys passkeys, Institutions institutions) {
    this.passkeys = passkeys;
    this.institutions = institutions;
  }

  @GetMapping
  String page(Viewer viewer, HttpServletRequest request, Model model) {
    model.addAttribute("passkeys", passkeys.of(request)).addAttribute("serve", passkeys.serve());
    model.addAttribute("fresh", passkeys.mayAdd(request));
    model.addAttribute("zone", institutions.get(viewer.institution()).zone());
    return "workbench/passkeys";
  }

  @PostMapping("/challenge")
  @ResponseBody
  Map<String, Object> ask(HttpServletRequest request) {
    return passkeys.toAdd(request);
  }

  @PostMapping
  String add(
      @RequestParam String label, @RequestParam String credential, HttpServletRequest request) {
    passkeys.add(request, label, credential);
    return "redirect:/me/passkeys";
  }

  @PostMapping("/{id}/name")
  String rename(@PathVariable UUID id, @RequestParam String label, HttpServletRequest request) {
    passkeys.rename(request, id, label);
    return "redirect:/me/passkeys";
  }

  @PostMapping("/{id}/removal")
  String remove(@PathVariable UUID id, HttpServletRequest request) {
    passkeys.remove(request, id);
    return "redirect:/me/passkeys";
  }
}
