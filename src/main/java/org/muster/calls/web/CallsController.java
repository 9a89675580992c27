package org.muster.calls.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.calls.CallTakesDown;
import org.muster.calls.Drafts;
import org.muster.identity.Viewer;
import org.muster.people.Contacts;
import org.muster.people.Scope;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * One person's card: to call them at any time, also when nothing is due. The address takes ids
 * only, so that it does not answer for the style sheet beside it.
 */
@Controller
@RequestMapping("/calls/{person:[0-9a-f-]+}")
class CallsController {

  /** The field that says that the card stood on the sheet. */
  private static final String SHEET = "_sheet";

  private final CardPages cards;
  private final Logging logging;
  private final Drafts drafts;
  private final Contacts contacts;
  private final Trail trail;

  CallsController(CardPages cards, Logging logging, Drafts drafts, Contacts contacts, Trail trail) {
    this.cards = cards;
    this.logging = logging;
    this.drafts = drafts;
    this.contacts = contacts;
    this.trail = trail;
  }

  @GetMapping
  String card(Scope scope, Viewer viewer, @PathVariable UUID person, Text t, Model model) {
    model.addAttribute("page", cards.fresh(viewer, scope, cards.charged(scope, person), t));
    return "calls/card";
  }

  /**
   * Logs the attempt with what was taken down. A page's own script asks as htmx does, and is told
   * where to go on instead of being sent there: it must know whether its call was kept.
   */
  @PostMapping("/attempts")
  @Nullable String log(
      Scope scope,
      Viewer viewer,
      @PathVariable UUID person,
      @RequestParam MultiValueMap<String, String> sent,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String script,
      Text t,
      Model model,
      HttpServletResponse response) {
    var student = cards.charged(scope, person);
    Map<String, List<String>> fields = new LinkedHashMap<>(sent);
    fields.remove("_csrf");
    fields.remove("lang");
    if (fields.containsKey(CallTakesDown.BUTTON) && !cards.takesDown(scope, student)) {
      throw Problem.forbidden();
    }
    boolean sheet = fields.containsKey(SHEET);
    return switch (logging.log(viewer, student, fields, t)) {
      case Logging.Logged logged -> {
        var next = sheet ? "/calls?logged=" + logged.outcome().word() : "/people/" + student.id();
        if (script == null) {
          yield "redirect:" + next;
        }
        response.setHeader("HX-Redirect", next);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        yield null;
      }
      case Logging.NotTaken amiss -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute(
            "page",
            cards.again(viewer, scope, student, sheet, fields, amiss.part(), amiss.problem(), t));
        yield "calls/card";
      }
    };
  }

  /** Keeps what is being typed. */
  @PostMapping("/draft")
  void draft(
      Scope scope,
      Viewer viewer,
      @PathVariable UUID person,
      @RequestParam MultiValueMap<String, String> fields,
      HttpServletResponse response) {
    drafts.save(cards.charged(scope, person).id(), viewer.person(), fields);
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  /** Shows one number, which is kept on the trail of whose it is. */
  @PostMapping("/number")
  String number(
      Scope scope,
      @PathVariable UUID person,
      @RequestParam String tie,
      @RequestParam UUID of,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String script,
      Model model) {
    var student = cards.charged(scope, person);
    var contact =
        contacts.of(student.id()).stream()
            .filter(one -> one.person().equals(of) && one.tie().word().equals(tie))
            .findFirst()
            // Also where somebody asks for a number that was never on this card.
            .orElseThrow(() -> Problem.unprocessable("calls.number"));
    trail.record("people.phone", "person", of, Map.of("numbers", 1));
    model.addAttribute("page", new NumberPage(student.id(), contact));
    return script == null ? "calls/number" : "calls/dial";
  }
}
