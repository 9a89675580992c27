package org.muster.situation.returns.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.identity.Viewer;
import org.muster.people.Exports;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.shared.Text;
import org.muster.situation.Figures;
import org.muster.situation.returns.Blanks;
import org.muster.situation.returns.Filled;
import org.muster.situation.returns.FilledCell;
import org.muster.situation.returns.FilledReturns;
import org.muster.situation.returns.MappedCell;
import org.muster.situation.returns.ReturnFilling;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A workbook filled, compared with the day before, taken away. */
@Controller
@RequestMapping("/returns/{id:[0-9a-f-]{36}}/filled")
class FilledPages {

  private static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final Blanks blanks;
  private final ReturnFilling filling;
  private final FilledReturns returns;
  private final Figures figures;
  private final CellWords words;
  private final Exports exports;

  FilledPages(
      Blanks blanks,
      ReturnFilling filling,
      FilledReturns returns,
      Figures figures,
      CellWords words,
      Exports exports) {
    this.blanks = blanks;
    this.filling = filling;
    this.returns = returns;
    this.figures = figures;
    this.words = words;
    this.exports = exports;
  }

  @PostMapping
  String fill(
      Viewer viewer,
      Scope scope,
      @PathVariable UUID id,
      @RequestParam LocalDate day,
      @RequestParam int after) {
    ReturnsPages.may(scope);
    int n = filling.fill(id, day, after, viewer.name());
    return to(id, day, n);
  }

  private static String to(UUID id, LocalDate day, int n) {
    return "redirect:/returns/%s/filled/%s/%d".formatted(id, day, n);
  }

  @GetMapping("/{day}/{n}")
  String filled(
      Scope scope,
      Text t,
      @PathVariable UUID id,
      @PathVariable LocalDate day,
      @PathVariable int n,
      Model model) {
    ReturnsPages.may(scope);
    var filled = returns.get(id, day, n);
    var before = returns.before(id, day).orElse(null);
    var grids = blanks.grids(id);
    model.addAttribute(
        "page",
        new FilledPage(
            blanks.get(id),
            filled,
            before == null ? null : before.day(),
            returns.last(id, day),
            filled.against(before).stream()
                .map(one -> line(one, grids.get(one.now().sheet()).name(), day, scope, t))
                .toList()));
    return "returns/filled";
  }

  private FilledPage.Line line(
      Filled.Difference difference, String sheet, LocalDate day, Scope scope, Text t) {
    var cell = difference.now();
    var key = String.valueOf(cell.figure());
    return new FilledPage.Line(
        sheet,
        difference,
        words.figure(key, t),
        words.definition(key, t),
        cell.spot() == null ? t.of("returns.whole") : cell.of(),
        words.when(cell.when(), t),
        people(cell, key, day, scope));
  }

  /** The data team has counts only; of a difference there is nobody to list. */
  private @Nullable String people(FilledCell cell, String key, LocalDate day, Scope scope) {
    if (!scope.holds(PostKind.WORKING_GROUP)
        || cell.when() == MappedCell.When.CHANGE
        || cell.number() == null) {
      return null;
    }
    var of = cell.when() == MappedCell.When.BEFORE ? day.minusDays(1) : day;
    return figures.people(key, cell.along(), cell.spot(), of).orElse(null);
  }

  @GetMapping("/{day}/{n}/file")
  ResponseEntity<byte[]> file(
      Viewer viewer,
      Scope scope,
      @PathVariable UUID id,
      @PathVariable LocalDate day,
      @PathVariable int n,
      HttpServletRequest request) {
    ReturnsPages.may(scope);
    var filled = returns.get(id, day, n);
    var blank = blanks.get(id);
    // Counts of units: it lists nobody.
    var export = exports.take(viewer, "returns", request, 0);
    return ResponseEntity.ok()
        .contentType(XLSX)
        .cacheControl(CacheControl.noStore())
        .header("X-Content-Type-Options", "nosniff")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(
                    export.file("%s-%s.xlsx".formatted(blank.name(), filled.number())),
                    StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(returns.file(filled, export));
  }

  @PostMapping("/{day}/{n}/settlement")
  String settle(
      Viewer viewer,
      Scope scope,
      @PathVariable UUID id,
      @PathVariable LocalDate day,
      @PathVariable int n) {
    ReturnsPages.may(scope);
    returns.settle(returns.get(id, day, n), viewer.name());
    return to(id, day, n);
  }
}
