package org.muster.situation.upward.web;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.muster.situation.upward.AgreedFigures;
import org.muster.situation.upward.ReturnFile;
import org.muster.situation.upward.ReturnMaking;
import org.muster.situation.upward.SigningKeys;
import org.muster.situation.upward.SuperiorOffices;
import org.muster.situation.upward.UpwardReturn;
import org.muster.situation.upward.UpwardReturns;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Those above: agreed with, looked at, changed, let go. */
@Controller
class UpwardPages {

  private static final int SHOWN = 21;

  private final SuperiorOffices superiors;
  private final UpwardReturns returns;
  private final ReturnMaking making;
  private final AgreedFigures agreed;
  private final SigningKeys keys;
  private final Institutions institutions;

  UpwardPages(
      SuperiorOffices superiors,
      UpwardReturns returns,
      ReturnMaking making,
      AgreedFigures agreed,
      SigningKeys keys,
      Institutions institutions) {
    this.superiors = superiors;
    this.returns = returns;
    this.making = making;
    this.agreed = agreed;
    this.keys = keys;
    this.institutions = institutions;
  }

  static void may(Scope scope) {
    if (!SuperiorOffices.may(scope)) {
      throw Problem.forbidden();
    }
  }

  @GetMapping("/upward")
  String list(Scope scope, Text t, Model model) {
    may(scope);
    var latest =
        returns.latest().stream().collect(Collectors.toMap(UpwardReturn::superior, one -> one));
    model.addAttribute(
        "page",
        new UpwardPage(
            superiors.all().stream()
                .map(one -> new UpwardPage.Line(one, latest.get(one.id())))
                .toList(),
            keys.open(),
            choices(t),
            institutions.current().code()));
    return "upward/upward";
  }

  private List<UpwardPage.Choice> choices(Text t) {
    return agreed.all().stream()
        .map(
            figure ->
                new UpwardPage.Choice(
                    figure.key(),
                    t.of(figure.labelKey()),
                    t.of(figure.definitionKey()),
                    agreed.version(figure.key())))
        .toList();
  }

  @PostMapping("/upward")
  String add(
      Viewer viewer,
      Scope scope,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String address,
      @RequestParam(defaultValue = "") String token,
      @RequestParam(name = "figure", required = false, defaultValue = "") List<String> figures,
      @RequestParam(defaultValue = "") String at) {
    may(scope);
    var terms = new SuperiorOffices.Terms(name, code, address, token, figures, time(at));
    return to(superiors.add(terms, viewer.self()));
  }

  private static LocalTime time(String at) {
    try {
      return LocalTime.parse(at);
    } catch (DateTimeException unreadable) {
      throw Problem.unprocessable("upward.hour");
    }
  }

  static String to(UUID id) {
    return "redirect:/upward/" + id;
  }

  // Only ids: the style sheet of these pages lies beside them.
  @GetMapping("/upward/{id:[0-9a-f-]{36}}")
  String superior(Scope scope, Text t, @PathVariable UUID id, Model model) {
    may(scope);
    var today = institutions.today();
    var last = returns.last(id, today).orElse(null);
    model.addAttribute(
        "page",
        new SuperiorPage(
            superiors.get(id),
            today,
            last,
            last == null ? List.of() : changes(making.changedSince(last), t),
            returns.latest(id, SHOWN),
            choices(t)));
    return "upward/superior";
  }

  private List<SuperiorPage.Change> changes(List<ReturnFile.Change> changes, Text t) {
    return changes.stream()
        .map(one -> new SuperiorPage.Change(agreed.label(one.key(), t), one.from(), one.to()))
        .toList();
  }

  @PostMapping("/upward/{id:[0-9a-f-]{36}}")
  String change(
      Scope scope,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String address,
      @RequestParam(defaultValue = "") String token,
      @RequestParam(name = "figure", required = false, defaultValue = "") List<String> figures,
      @RequestParam(defaultValue = "") String at) {
    may(scope);
    superiors.change(id, new SuperiorOffices.Terms(name, code, address, token, figures, time(at)));
    return to(id);
  }

  @PostMapping("/upward/{id:[0-9a-f-]{36}}/retirement")
  String retire(Scope scope, @PathVariable UUID id) {
    may(scope);
    superiors.get(id);
    superiors.retire(id);
    return "redirect:/upward";
  }
}
