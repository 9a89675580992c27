package org.muster.directives.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.directives.Directives;
import org.muster.directives.Issued;
import org.muster.directives.Progress;
import org.muster.directives.Returns;
import org.muster.identity.Viewer;
import org.muster.people.Exports;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** How far a directive is, by college and by name, and the figures that came back. */
@Controller
class ProgressPages {

  private final Directives directives;
  private final Progress progress;
  private final Returns returns;
  private final Issued issued;
  private final Labels labels;
  private final Exports exports;
  private final Institutions institutions;

  ProgressPages(
      Directives directives,
      Progress progress,
      Returns returns,
      Issued issued,
      Labels labels,
      Exports exports,
      Institutions institutions) {
    this.directives = directives;
    this.progress = progress;
    this.returns = returns;
    this.issued = issued;
    this.labels = labels;
    this.exports = exports;
    this.institutions = institutions;
  }

  @GetMapping("/directives/{id}/progress")
  String progress(
      Scope scope,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable UUID unit,
      Model model) {
    may(id, scope);
    var directive = directives.get(id, scope);
    var items = directives.items(id);
    var shown =
        Arrays.stream(Progress.State.values())
            .filter(one -> one.word().equals(state))
            .findFirst()
            .orElse(null);
    model.addAttribute(
        "page",
        new ProgressPage(
            directive,
            items,
            progress.units(id, scope),
            progress.items(id, scope),
            progress.names(id, scope, shown, unit),
            issued.forwarded(id, null, scope),
            shown,
            unit,
            directive.stands() && directives.mayWithdraw(directive, scope)));
    return "directives/progress";
  }

  @GetMapping("/directives/{id}/figures")
  String figures(Scope scope, Text t, @PathVariable UUID id, Model model) {
    may(id, scope);
    model.addAttribute("page", page(scope, t, id));
    return "directives/figures";
  }

  @GetMapping("/directives/{id}/figures.xlsx")
  void sheet(
      Viewer viewer,
      Scope scope,
      Text t,
      @PathVariable UUID id,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    may(id, scope);
    var page = page(scope, t, id);
    if (page.sheets().isEmpty()) {
      throw Problem.notFound();
    }
    var export =
        exports.take(viewer, "figures", request, page.sheets().getFirst().returns().size());
    export.sheet(response, "figures.xlsx");
    new FiguresSheet(page, export, institutions.current().zone(), t)
        .write(response.getOutputStream());
  }

  private FiguresPage page(Scope scope, Text t, UUID id) {
    var sheets = returns.sheets(id, scope);
    var called = new HashMap<Integer, Map<Integer, String>>();
    for (var sheet : sheets) {
      var ofItem = new HashMap<Integer, String>();
      sheet.item().questions().forEach(one -> ofItem.put(one.n(), labels.of(one, t)));
      called.put(sheet.item().n(), ofItem);
    }
    return new FiguresPage(directives.get(id, scope), sheets, called);
  }

  /** A receiver sees their own part on its own page. */
  private void may(UUID id, Scope scope) {
    if (!progress.mayFollow(id, scope)) {
      throw Problem.notFound();
    }
  }
}
