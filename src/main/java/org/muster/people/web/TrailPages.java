package org.muster.people.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.audit.TrailCheck;
import org.muster.audit.TrailEntry;
import org.muster.identity.NeedsScope;
import org.muster.identity.TokenScope;
import org.muster.identity.Viewer;
import org.muster.people.Exports;
import org.muster.people.Institutions;
import org.muster.people.People;
import org.muster.people.PersonLine;
import org.muster.people.Scope;
import org.muster.people.TrailChecks;
import org.muster.shared.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import tools.jackson.databind.json.JsonMapper;

/** The trail, for the working group and the data-protection officer. */
@Controller
@NeedsScope(TokenScope.TRAIL)
class TrailPages {

  private static final int SHOWN = 100;

  private final Trail trail;
  private final TrailChecks checks;
  private final People people;
  private final Institutions institutions;
  private final Exports exports;
  private final TransactionTemplate transaction;
  private final JsonMapper json;

  TrailPages(
      Trail trail,
      TrailChecks checks,
      People people,
      Institutions institutions,
      Exports exports,
      TransactionTemplate transaction,
      JsonMapper json) {
    this.trail = trail;
    this.checks = checks;
    this.people = people;
    this.institutions = institutions;
    this.exports = exports;
    this.transaction = transaction;
    this.json = json;
  }

  /** What a check of the chain found, as a program reads it. */
  record Checked(boolean holds, long entries, String head, @Nullable Long firstBroken) {

    static Checked of(TrailCheck check) {
      return new Checked(
          check.holds(),
          check.entries(),
          check.head(),
          check.holds() ? null : check.firstBroken().getAsLong());
    }
  }

  @GetMapping("/admin/trail")
  String page(
      Scope scope,
      @RequestParam(defaultValue = "") String number,
      @RequestParam(defaultValue = "0") long before,
      Model model) {
    may(scope);
    return show(number.strip(), before, null, model);
  }

  @PostMapping("/admin/trail/check")
  String check(Scope scope, Model model) {
    may(scope);
    return show("", 0, checks.check(), model);
  }

  @GetMapping("/api/v1/trail/check")
  @ResponseBody
  Checked check(Scope scope) {
    may(scope);
    return Checked.of(checks.check());
  }

  /**
   * Every entry as a line of JSON with its hash, to be kept where nobody here can change it. It is
   * about what was done, not a list of people: of any size for one alone, and without a mark in its
   * lines, which are checked by their hashes.
   */
  @GetMapping({"/admin/trail.jsonl", "/api/v1/trail"})
  void export(Viewer viewer, Scope scope, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    may(scope);
    var export = exports.take(viewer, "trail", request, 0);
    response.setContentType("application/x-ndjson");
    response.setHeader("Content-Disposition", "attachment; filename=" + export.file("trail.jsonl"));
    try (var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
      transaction.executeWithoutResult(
          status ->
              trail.each(
                  entry -> {
                    try {
                      out.append(json.writeValueAsString(entry)).append('\n');
                    } catch (IOException readerLeft) {
                      throw new UncheckedIOException(readerLeft);
                    }
                  }));
    }
  }

  private String show(String number, long before, @Nullable TrailCheck check, Model model) {
    UUID person =
        number.isEmpty()
            ? null
            : people.byNumbers(List.of(number)).stream()
                .findFirst()
                .map(PersonLine::id)
                .orElseThrow(() -> Problem.unprocessable("people.number-unknown", number));
    var entries =
        trail.read(
            person == null ? null : "person",
            person == null ? null : person.toString(),
            before <= 0 ? Long.MAX_VALUE : before,
            SHOWN);
    model.addAttribute(
        "page",
        new TrailPage(
            entries,
            number,
            people.numbers(subjects(entries)),
            institutions.current().zone(),
            check));
    return "people/trail";
  }

  private static List<UUID> subjects(List<TrailEntry> entries) {
    return entries.stream()
        .filter(entry -> entry.subjectKind().equals("person"))
        .map(entry -> UUID.fromString(entry.subjectId()))
        .distinct()
        .toList();
  }

  private static void may(Scope scope) {
    if (!scope.overseesData()) {
      throw Problem.forbidden();
    }
  }
}
