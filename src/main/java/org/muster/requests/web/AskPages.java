package org.muster.requests.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.forms.Answers;
import org.muster.identity.Viewer;
import org.muster.people.People;
import org.muster.people.PersonLine;
import org.muster.people.Scope;
import org.muster.requests.Ask;
import org.muster.requests.KnownFacts;
import org.muster.requests.RequestTypes;
import org.muster.requests.Requests;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asking: for oneself, or for a student one answers for. What is known is filled in. */
@Controller
class AskPages {

  private final Requests requests;
  private final RequestTypes types;
  private final KnownFacts facts;
  private final People people;

  AskPages(Requests requests, RequestTypes types, KnownFacts facts, People people) {
    this.requests = requests;
    this.types = types;
    this.facts = facts;
    this.people = people;
  }

  /**
   * The form of a type, or of a request that was asked before, to be asked anew.
   *
   * @param like a request of the asker whose answers it begins with
   */
  @GetMapping("/requests/new/{type}")
  String form(
      Viewer viewer,
      Scope scope,
      @PathVariable String type,
      @RequestParam(name = "for", required = false) @Nullable UUID about,
      @RequestParam(required = false) @Nullable UUID like,
      Model model) {
    var found = types.get(type);
    var person = about(scope, about);
    var whom = person.map(PersonLine::id).orElse(viewer.self());
    var known = facts.of(whom);
    var answers =
        like == null
            ? found.form().form().baseline(known).entered()
            : found.form().form().validate(before(scope, like, type).asMap()).entered();
    return page(
        model,
        new AskPage(
            Ids.next(),
            found,
            person.orElse(null),
            answers,
            java.util.List.of(),
            found.rules().place() ? known.getOrDefault("room", "") : "",
            found.rules().place() ? facts.nearby(whom) : java.util.List.of(),
            null));
  }

  private Answers before(Scope scope, UUID like, String type) {
    var request = requests.get(like, scope);
    if (!request.type().equals(type)) {
      throw Problem.notFound();
    }
    return requests.answers(request);
  }

  @PostMapping("/requests/new/{type}")
  String ask(
      Viewer viewer,
      Scope scope,
      Text t,
      @PathVariable String type,
      @RequestParam MultiValueMap<String, String> fields,
      HttpServletResponse response,
      Model model) {
    var found = types.get(type);
    var person = about(scope, uuid(fields.getFirst("_for")));
    var whom = person.map(PersonLine::id).orElse(viewer.self());
    var id = Optional.ofNullable(uuid(fields.getFirst("_id"))).orElseGet(Ids::next);
    var typed = Optional.ofNullable(fields.getFirst("_place")).orElse("");
    var judged = found.form().form().validateForm(fields);
    String problem = null;
    try {
      if (judged.ok()) {
        var place = found.rules().place() ? place(typed) : null;
        requests.ask(
            new Ask(id, viewer.self(), viewer.name(), whom, type, judged.answers(), place));
        return "redirect:/requests/" + id;
      }
    } catch (Problem refused) {
      if (refused.status() != HttpStatus.UNPROCESSABLE_CONTENT) {
        throw refused;
      }
      problem = refused.message(t);
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(
        model,
        new AskPage(
            id,
            found,
            person.orElse(null),
            judged.entered(),
            judged.faults(),
            typed,
            found.rules().place() ? facts.nearby(whom) : java.util.List.of(),
            problem));
  }

  private UUID place(String typed) {
    return facts.place(typed).orElseThrow(() -> Problem.unprocessable("requests.place"));
  }

  private static String page(Model model, AskPage page) {
    model.addAttribute("page", page);
    return "requests/ask";
  }

  /** A student whom the asker answers for; class leaders ask for themselves only. */
  private Optional<PersonLine> about(Scope scope, @Nullable UUID about) {
    if (about == null || about.equals(scope.person())) {
      return Optional.empty();
    }
    var person =
        people.find(scope, about).filter(PersonLine::student).orElseThrow(Problem::notFound);
    if (!scope.readsAnswersOf(person)) {
      throw Problem.forbidden();
    }
    return Optional.of(person);
  }

  private static @Nullable UUID uuid(@Nullable String typed) {
    try {
      return typed == null || typed.isBlank() ? null : UUID.fromString(typed);
    } catch (IllegalArgumentException malformed) {
      throw Problem.notFound();
    }
  }

  /** Where an address has no type: the cards are on the list. */
  @GetMapping("/requests/new")
  String choose() {
    return "redirect:/requests";
  }
}
