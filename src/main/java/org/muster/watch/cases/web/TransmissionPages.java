package org.muster.watch.cases.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.identity.Viewer;
import org.muster.people.Exports;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.muster.watch.cases.Case;
import org.muster.watch.cases.Cases;
import org.muster.watch.cases.ExposureKind;
import org.muster.watch.cases.Exposures;
import org.muster.watch.cases.Outbreaks;
import org.muster.watch.cases.Sees;
import org.muster.watch.cases.Transmission;
import org.muster.watch.cases.TransmissionDrawing;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who infected whom: as a picture, as a table, as a worksheet. */
@Controller
@RequestMapping("/cases/" + OutbreakPages.ID)
class TransmissionPages {

  private static final String ALL = "all";

  private final Outbreaks outbreaks;
  private final Cases cases;
  private final Exposures exposures;
  private final Exports exports;
  private final Institutions institutions;
  private final Trail trail;

  TransmissionPages(
      Outbreaks outbreaks,
      Cases cases,
      Exposures exposures,
      Exports exports,
      Institutions institutions,
      Trail trail) {
    this.outbreaks = outbreaks;
    this.cases = cases;
    this.exposures = exposures;
    this.exports = exports;
    this.institutions = institutions;
    this.trail = trail;
  }

  /** A chain crosses colleges: the picture is for those who see all. */
  @GetMapping("/graph")
  String graph(
      Scope scope,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable UUID focus,
      @RequestParam(defaultValue = "") String kind,
      Model model) {
    Sees.requireAll(scope);
    var outbreak = outbreaks.get(id);
    var all = cases.of(scope, id);
    var transmission = new Transmission(all);
    var chain = focus == null ? null : transmission.chain(focus);
    if (chain != null && chain.isEmpty()) {
      throw Problem.notFound();
    }
    var drawing =
        new TransmissionDrawing(transmission, one -> chain == null || chain.contains(one.id()));
    var met =
        kind.isEmpty()
            ? List.<TransmissionDrawing.Meeting>of()
            : exposures.meetings(id).stream()
                .filter(one -> kind.equals(ALL) || one.kind().word().equals(kind))
                .toList();
    model.addAttribute(
        "page",
        new GraphPage(
            outbreak,
            drawing,
            transmission.summary(),
            all.stream().filter(one -> one.id().equals(focus)).findFirst().orElse(null),
            kind,
            Arrays.asList(ExposureKind.values()),
            drawing.meetings(met),
            met.size()));
    look(id, all);
    return "cases/graph";
  }

  @GetMapping("/table")
  String table(
      Scope scope,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "onset") String sort,
      Model model) {
    Sees.require(scope);
    var all = cases.of(scope, id);
    model.addAttribute(
        "page", TablePage.of(outbreaks.get(id), new Transmission(all).nodes(), sort));
    look(id, all);
    return "cases/table";
  }

  @GetMapping("/table.xlsx")
  void sheet(
      Viewer viewer,
      Scope scope,
      Text t,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "onset") String sort,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Sees.require(scope);
    var page = TablePage.of(outbreaks.get(id), new Transmission(cases.of(scope, id)).nodes(), sort);
    var export = exports.take(viewer, "cases", request, page.nodes().size());
    export.sheet(response, "cases.xlsx");
    new TableSheet(page, export, institutions.current().zone(), t)
        .write(response.getOutputStream());
  }

  private void look(UUID id, List<Case> seen) {
    if (!seen.isEmpty()) {
      trail.record("cases.list", "outbreak", id, Map.of("cases", seen.size()));
    }
  }
}
