package org.muster.people.roster.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.identity.Viewer;
import org.muster.people.Exports;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.people.roster.Entity;
import org.muster.people.roster.Field;
import org.muster.people.roster.ImportLists;
import org.muster.people.roster.Imports;
import org.muster.people.roster.Outcome;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The pages of roster imports: bring files, look, decide, apply. */
@Controller
@RequestMapping("/imports")
class ImportPages {

  private static final int PAGE = 100;

  private final Imports imports;
  private final ImportLists lists;
  private final Uploads uploads;
  private final Institutions institutions;
  private final Exports exports;

  ImportPages(
      Imports imports,
      ImportLists lists,
      Uploads uploads,
      Institutions institutions,
      Exports exports) {
    this.imports = imports;
    this.lists = lists;
    this.uploads = uploads;
    this.institutions = institutions;
    this.exports = exports;
  }

  @GetMapping
  String list(Scope scope, Model model) {
    uploads.allow(scope);
    model.addAttribute("imports", imports.latest());
    model.addAttribute("zone", institutions.current().zone());
    return "people/roster/imports";
  }

  @PostMapping
  String upload(Viewer viewer, Scope scope, @RequestParam("file") List<MultipartFile> file)
      throws IOException {
    uploads.allow(scope);
    var id =
        uploads.begin(
            viewer,
            file.stream()
                // A browser sends an empty, nameless part when no file was chosen.
                .filter(
                    part ->
                        !part.isEmpty() || !String.valueOf(part.getOriginalFilename()).isBlank())
                .toList());
    imports.readMeanwhile(viewer, id);
    return "redirect:/imports/" + id;
  }

  @GetMapping("/{id}")
  String show(
      Scope scope,
      @PathVariable UUID id,
      @RequestHeader(value = "HX-Request", required = false) @Nullable String htmx,
      Model model) {
    uploads.allow(scope);
    var found = imports.get(id);
    model.addAttribute("found", found);
    model.addAttribute("zone", institutions.current().zone());
    if (found.working()) {
      return htmx == null ? "people/roster/reading" : "people/roster/progress";
    }
    model.addAttribute("sheets", lists.sheets(id));
    model.addAttribute("problems", lists.problemCounts(id));
    model.addAttribute("conflicts", lists.conflicts(id));
    return "people/roster/preview";
  }

  @GetMapping("/{id}/problems/{kind}")
  String problems(
      Scope scope,
      @PathVariable UUID id,
      @PathVariable String kind,
      @RequestParam(defaultValue = "0") int from,
      Model model) {
    uploads.allow(scope);
    model.addAttribute("found", imports.get(id));
    model.addAttribute("kind", kind);
    model.addAttribute("problems", lists.problems(id, kind, Math.max(0, from), PAGE + 1));
    model.addAttribute("from", Math.max(0, from));
    return "people/roster/problems";
  }

  @GetMapping("/{id}/problems.csv")
  ResponseEntity<byte[]> problemsFile(
      Viewer viewer,
      Scope scope,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String kind,
      Text t,
      HttpServletRequest request) {
    uploads.allow(scope);
    imports.get(id);
    var problems = lists.problems(id, kind, 0, 1_000_000);
    var export = exports.take(viewer, "roster-problems", request, problems.size());
    var seen = export.seen(t, institutions.current().zone());
    var csv = new Csv();
    csv.line(
        List.of(
            t.of("roster.problem.kind"),
            t.of("roster.problem.severity"),
            t.of("roster.problem.file"),
            t.of("roster.problem.sheet"),
            t.of("roster.problem.row"),
            t.of("roster.problem.column"),
            t.of("roster.problem.value"),
            t.of("roster.problem.number"),
            t.of("export.column")));
    for (var problem : problems) {
      csv.line(
          java.util.Arrays.asList(
              // Not in the value: it is shown because something is wrong with it.
              export.hideIn(t.of("roster.kind." + problem.kind())),
              t.of("roster.severity." + problem.severity()),
              problem.file(),
              problem.sheet(),
              problem.row(),
              problem.column(),
              problem.value(),
              problem.number(),
              seen));
    }
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(export.file("problems-" + id + ".csv"))
                .build()
                .toString())
        .body(csv.toString().getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/{id}/{entity}/{outcome}")
  String rows(
      Scope scope,
      @PathVariable UUID id,
      @PathVariable String entity,
      @PathVariable String outcome,
      @RequestParam(defaultValue = "key") String sort,
      @RequestParam(defaultValue = "0") int from,
      Model model) {
    uploads.allow(scope);
    var rows =
        lists.rows(
            id,
            constant(Entity.class, entity),
            constant(Outcome.class, outcome),
            sort.equals("name"),
            Math.max(0, from),
            PAGE + 1);
    model.addAttribute("found", imports.get(id));
    model.addAttribute("entity", entity);
    model.addAttribute("outcome", outcome);
    model.addAttribute("sort", sort);
    model.addAttribute("from", Math.max(0, from));
    model.addAttribute("rows", rows);
    return "people/roster/rows";
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String key) {
    try {
      return Enum.valueOf(type, key.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw Problem.notFound();
    }
  }

  @PostMapping("/{id}/decisions")
  String decide(
      Viewer viewer,
      Scope scope,
      @PathVariable UUID id,
      @RequestParam String number,
      @RequestParam int sheet,
      @RequestParam int row) {
    uploads.allow(scope);
    imports.decide(viewer, id, number, sheet, row);
    return "redirect:/imports/" + id + "#conflicts";
  }

  @PostMapping("/{id}/application")
  String apply(
      Viewer viewer,
      Scope scope,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String confirm) {
    uploads.allow(scope);
    imports.apply(viewer, id, "leavers".equals(confirm));
    return "redirect:/imports/" + id;
  }

  /** Says what the columns of a sheet are, and has the files read again with that. */
  @PostMapping("/{id}/columns")
  String columns(
      Viewer viewer,
      Scope scope,
      @PathVariable UUID id,
      @RequestParam int sheet,
      @RequestParam String entity,
      @RequestParam MultiValueMap<String, String> form) {
    uploads.allow(scope);
    var columns =
        lists.sheets(id).stream()
            .filter(line -> line.sheetNo() == sheet)
            .findFirst()
            .orElseThrow(() -> noSheet(id))
            .columns();
    var fields = new HashMap<String, @Nullable Field>();
    for (int i = 0; i < columns.size(); i++) {
      var chosen = form.getFirst("column-" + i);
      if (chosen != null && !columns.get(i).heading().isEmpty()) {
        fields.put(columns.get(i).heading(), Field.of(chosen).orElse(null));
      }
    }
    imports.map(id, constant(Entity.class, entity), Map.copyOf(withoutNulls(fields)));
    imports.readMeanwhile(viewer, id);
    return "redirect:/imports/" + id;
  }

  /** While somebody else's say is being read with, the sheets are gone for a moment. */
  private Problem noSheet(UUID id) {
    return imports.get(id).working() ? Problem.conflict("import.not-ready") : Problem.notFound();
  }

  private static Map<String, Field> withoutNulls(Map<String, @Nullable Field> fields) {
    var known = new HashMap<String, Field>();
    fields.forEach(
        (heading, field) -> {
          if (field != null) {
            known.put(heading, field);
          }
        });
    return known;
  }
}
