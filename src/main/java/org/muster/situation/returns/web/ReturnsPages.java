package org.muster.situation.returns.web;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.shared.Problem;
import org.muster.situation.returns.Blanks;
import org.muster.situation.returns.Filled;
import org.muster.situation.returns.FilledReturns;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Workbooks of other offices: brought, given an hour, put away. */
@Controller
class ReturnsPages {

  private static final int SHOWN = 14;

  private final Blanks blanks;
  private final FilledReturns returns;
  private final Institutions institutions;

  ReturnsPages(Blanks blanks, FilledReturns returns, Institutions institutions) {
    this.blanks = blanks;
    this.returns = returns;
    this.institutions = institutions;
  }

  static void may(Scope scope) {
    if (!Blanks.may(scope)) {
      throw Problem.forbidden();
    }
  }

  @GetMapping("/returns")
  String list(Scope scope, Model model) {
    may(scope);
    var latest =
        returns.latest().stream().collect(Collectors.toMap(Filled::blank, filled -> filled));
    model.addAttribute(
        "page",
        new ReturnsPage(
            blanks.all().stream()
                .map(blank -> new ReturnsPage.Line(blank, latest.get(blank.id())))
                .toList()));
    return "returns/returns";
  }

  @PostMapping("/returns")
  String bring(
      Viewer viewer,
      Scope scope,
      @RequestParam MultipartFile file,
      @RequestParam(defaultValue = "") String name)
      throws IOException {
    may(scope);
    var id =
        blanks.take(
            name, String.valueOf(file.getOriginalFilename()), file.getBytes(), viewer.self());
    return "redirect:/returns/" + id + "/sheet";
  }

  // Only ids: the style sheet of these pages lies beside them.
  @GetMapping("/returns/{id:[0-9a-f-]{36}}")
  String blank(Scope scope, @PathVariable UUID id, Model model) {
    may(scope);
    var today = institutions.today();
    model.addAttribute(
        "page",
        new BlankPage(blanks.get(id), returns.latest(id, SHOWN), today, returns.last(id, today)));
    return "returns/blank";
  }

  @PostMapping("/returns/{id}/hour")
  String hour(Scope scope, @PathVariable UUID id, @RequestParam(defaultValue = "") String at) {
    may(scope);
    blanks.fillAt(id, at.isBlank() ? null : time(at));
    return "redirect:/returns/" + id;
  }

  private static LocalTime time(String at) {
    try {
      return LocalTime.parse(at);
    } catch (DateTimeException unreadable) {
      throw Problem.unprocessable("returns.hour-unreadable");
    }
  }

  @PostMapping("/returns/{id}/retirement")
  String retire(Scope scope, @PathVariable UUID id) {
    may(scope);
    blanks.retire(id);
    return "redirect:/returns";
  }
}
