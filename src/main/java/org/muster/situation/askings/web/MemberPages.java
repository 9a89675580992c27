package org.muster.situation.askings.web;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.shared.Problem;
import org.muster.shared.PublicAddress;
import org.muster.situation.askings.Members;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The institutions that are asked: entered, changed, given a token. */
@Controller
@RequestMapping("/askings/members")
class MemberPages {

  private final Members members;
  private final Institutions institutions;
  private final PublicAddress place;

  MemberPages(Members members, Institutions institutions, PublicAddress place) {
    this.members = members;
    this.institutions = institutions;
    this.place = place;
  }

  static void may(Scope scope) {
    if (!Members.may(scope)) {
      throw Problem.forbidden();
    }
  }

  @GetMapping
  String list(Scope scope, Model model) {
    may(scope);
    model.addAttribute("page", new MembersPage(members.all(), institutions.today()));
    return "askings/members";
  }

  @PostMapping
  String add(
      Scope scope,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String key,
      @RequestParam(defaultValue = "") String office,
      @RequestParam(defaultValue = "") String telephone,
      @RequestParam(defaultValue = "0") int most,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from) {
    may(scope);
    return to(members.add(new Members.Card(code, name, key, office, telephone, most, from, null)));
  }

  private static String to(UUID id) {
    return "redirect:/askings/members/" + id;
  }

  @GetMapping("/{id}")
  String member(Scope scope, @PathVariable UUID id, Model model) {
    may(scope);
    model.addAttribute("page", page(id, null));
    return "askings/member";
  }

  private MemberPage page(UUID id, @Nullable String token) {
    var address = "%s/hooks/returns/%s".formatted(place.get(), institutions.current().code());
    return new MemberPage(members.get(id), address, token);
  }

  @PostMapping("/{id}")
  String change(
      Scope scope,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String key,
      @RequestParam(defaultValue = "") String office,
      @RequestParam(defaultValue = "") String telephone,
      @RequestParam(defaultValue = "0") int most,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate to) {
    may(scope);
    members.change(id, new Members.Card(code, name, key, office, telephone, most, from, to));
    return to(id);
  }

  /** Answers with the page itself: an address that shows a token would stay in the history. */
  @PostMapping("/{id}/token")
  String token(Scope scope, @PathVariable UUID id, Model model) {
    may(scope);
    model.addAttribute("page", page(id, members.issue(id)));
    return "askings/member";
  }
}
