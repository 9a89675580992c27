package org.muster.watch.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.identity.Viewer;
import org.muster.people.People;
import org.muster.people.PersonLine;
import org.muster.people.Scope;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.muster.watch.Entries;
import org.muster.watch.Layer;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is done by hand with one student's entries. */
@Controller
@RequestMapping("/watch/people/{person}")
class EntryPages {

  private final Entries entries;
  private final People people;
  private final WatchedParts parts;

  EntryPages(Entries entries, People people, WatchedParts parts) {
    this.entries = entries;
    this.people = people;
    this.parts = parts;
  }

  @GetMapping
  String person(Scope scope, Text t, @PathVariable UUID person, Model model) {
    var line = charged(scope, person);
    model.addAttribute("person", line).addAttribute("page", parts.of(line, scope, t));
    return "watch/person";
  }

  @PostMapping
  String put(
      Viewer viewer,
      Scope scope,
      @PathVariable UUID person,
      @RequestParam UUID list,
      @RequestParam String why) {
    entries.put(charged(scope, person).id(), list, why, viewer.name());
    return back(person);
  }

  /** Again from tomorrow, where the rule finds them anew; or never, while it stays as it is. */
  @PostMapping("/{entry}/end")
  String end(
      Viewer viewer,
      Scope scope,
      @PathVariable UUID person,
      @PathVariable UUID entry,
      @RequestParam String why,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate again) {
    entries.end(charged(scope, person).id(), entry, why, again, viewer.name());
    return back(person);
  }

  @PostMapping("/{entry}/layer")
  String move(
      Viewer viewer,
      Scope scope,
      @PathVariable UUID person,
      @PathVariable UUID entry,
      @RequestParam String layer) {
    entries.move(
        charged(scope, person).id(),
        entry,
        Layer.find(layer).orElseThrow(() -> Problem.unprocessable("watch.layer")),
        viewer.name());
    return back(person);
  }

  @PostMapping("/{entry}/owner")
  String give(
      Viewer viewer,
      Scope scope,
      @PathVariable UUID person,
      @PathVariable UUID entry,
      @RequestParam String number) {
    var student = charged(scope, person);
    var owner =
        people.byNumbers(List.of(number.strip())).stream()
            .filter(one -> !one.student())
            .findFirst()
            .orElseThrow(() -> Problem.unprocessable("watch.owner"));
    entries.give(student.id(), entry, owner.id(), viewer.name());
    return back(person);
  }

  /** A student whose answers the viewer may read by their charge. */
  private PersonLine charged(Scope scope, UUID person) {
    return people
        .find(scope, person)
        .filter(one -> WatchedParts.charged(one, scope))
        .orElseThrow(Problem::notFound);
  }

  private static String back(UUID person) {
    return "redirect:/watch/people/" + person;
  }
}
