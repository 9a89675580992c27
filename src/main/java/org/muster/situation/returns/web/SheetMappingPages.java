package org.muster.situation.returns.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.identity.Viewer;
import org.muster.people.Scope;
import org.muster.people.Tree;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.muster.situation.Along;
import org.muster.situation.Figures;
import org.muster.situation.returns.Blanks;
import org.muster.situation.returns.CellSpot;
import org.muster.situation.returns.Mappings;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A sheet whose cells are pointed at, one at a time or a whole column. */
@Controller
@RequestMapping("/returns/{id:[0-9a-f-]{36}}")
class SheetMappingPages {

  private final Blanks blanks;
  private final Mappings mappings;
  private final Figures figures;
  private final CellWords words;

  SheetMappingPages(Blanks blanks, Mappings mappings, Figures figures, CellWords words) {
    this.blanks = blanks;
    this.mappings = mappings;
    this.figures = figures;
    this.words = words;
  }

  @GetMapping("/sheet")
  String sheet(
      Scope scope,
      Text t,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") int sheet,
      @RequestParam(defaultValue = "") String cell,
      Model model) {
    ReturnsPages.may(scope);
    return page(id, sheet, cell.isEmpty() ? null : CellSpot.of(sheet, cell), null, t, model);
  }

  @PostMapping("/cells")
  String map(
      Viewer viewer,
      Scope scope,
      Text t,
      @PathVariable UUID id,
      @ModelAttribute CellForm form,
      Model model) {
    ReturnsPages.may(scope);
    var cell = form.mapped();
    if (!form.byNames()) {
      mappings.map(id, cell, viewer.name());
      return to(id, cell.at());
    }
    var said = mappings.mapByNames(id, cell, form.down(), form.names(), viewer.name());
    return page(id, cell.at().sheet(), cell.at(), said, t, model);
  }

  @PostMapping("/cells/removal")
  String undo(
      Scope scope, @PathVariable UUID id, @RequestParam int sheet, @RequestParam String cell) {
    ReturnsPages.may(scope);
    var at = CellSpot.of(sheet, cell);
    mappings.undo(id, at);
    return to(id, at);
  }

  private static String to(UUID id, CellSpot at) {
    return "redirect:/returns/%s/sheet?sheet=%d&cell=%s".formatted(id, at.sheet(), at.name());
  }

  private String page(
      UUID id,
      int sheet,
      @Nullable CellSpot at,
      Mappings.@Nullable ByNames said,
      Text t,
      Model model) {
    var blank = blanks.get(id);
    var grids = blanks.grids(id);
    if (sheet < 0 || sheet >= grids.size()) {
      throw Problem.notFound();
    }
    var names = words.names();
    var mapped = new LinkedHashMap<CellSpot, SheetPage.Held>();
    for (var cell : mappings.of(id)) {
      mapped.put(
          cell.at(), new SheetPage.Held(cell, words.all(cell, names, t), words.brief(cell, t)));
    }
    var grid = grids.get(sheet);
    var chosen =
        at == null
            ? null
            : new SheetPage.Chosen(
                at,
                grid.at(at.row(), at.column()).orElse(null),
                mapped.get(at),
                mappings.named(grid, true).orElse(Math.max(0, at.column() - 1)),
                mappings.named(grid, false).orElse(Math.max(0, at.row() - 1)));
    model.addAttribute(
        "page",
        new SheetPage(
            blank,
            grids,
            sheet,
            mapped,
            chosen,
            choices(names, at == null ? null : mapped.get(at), t),
            said));
    return "returns/sheet";
  }

  private SheetPage.Choices choices(CellWords.Names names, SheetPage.@Nullable Held held, Text t) {
    var units = named("units:", names.units(), List.of("college"));
    var places = named("places:", names.places(), List.of("campus", "building"));
    // A class or room that a row names is not in the lists, and must not be lost when it is sent.
    if (held != null && held.cell().spot() != null) {
      boolean unit = held.cell().along() == Along.UNITS;
      var value = (unit ? "units:" : "places:") + held.cell().spot();
      var listed = unit ? units : places;
      if (listed.stream().noneMatch(choice -> choice.value().equals(value))) {
        listed.add(
            new SheetPage.Choice(value, names.of(held.cell().along(), held.cell().spot(), t)));
      }
    }
    return new SheetPage.Choices(
        figures.all().stream()
            .map(figure -> new SheetPage.Choice(figure.key(), t.of(figure.labelKey())))
            .toList(),
        units,
        places);
  }

  private static List<SheetPage.Choice> named(String prefix, Tree tree, List<String> kinds) {
    var choices = new ArrayList<SheetPage.Choice>();
    tree.nodes().stream()
        .filter(node -> kinds.contains(node.kind()))
        .forEach(node -> choices.add(new SheetPage.Choice(prefix + node.id(), node.name())));
    return choices;
  }
}
