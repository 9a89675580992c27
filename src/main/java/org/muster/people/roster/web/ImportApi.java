package org.muster.people.roster.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.identity.NeedsScope;
import org.muster.identity.TokenScope;
import org.muster.identity.Viewer;
import org.muster.people.Scope;
import org.muster.people.roster.Conflict;
import org.muster.people.roster.Import;
import org.muster.people.roster.ImportLists;
import org.muster.people.roster.Imports;
import org.muster.people.roster.ValueProblem;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Roster imports for other programs. */
@RestController
@RequestMapping("/api/v1/imports")
@Tag(name = "imports")
@NeedsScope(TokenScope.ROSTER)
class ImportApi {

  /** More than this no program reads; the page has them all. */
  private static final int MOST_PROBLEMS = 100_000;

  private final Imports imports;
  private final ImportLists lists;
  private final Uploads uploads;

  ImportApi(Imports imports, ImportLists lists, Uploads uploads) {
    this.imports = imports;
    this.lists = lists;
    this.uploads = uploads;
  }

  record Unmapped(String file, String sheet, List<String> columns) {}

  record Preview(
      UUID id,
      String state,
      Map<String, Map<String, Integer>> counts,
      List<ValueProblem> problems,
      List<Unmapped> unmapped,
      List<Conflict> conflicts) {}

  record Applied(UUID id, String state, Map<String, Map<String, Integer>> counts, int undecided) {}

  record Decision(@Nullable String number, int row, @Nullable Integer sheetNo) {}

  @Operation(summary = "Reads files together and says what they would change; nothing is applied")
  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<Preview> create(
      Viewer viewer, Scope scope, @RequestPart("file") List<MultipartFile> file)
      throws IOException {
    uploads.allow(scope);
    var id = uploads.begin(viewer, file);
    imports.read(viewer, id);
    return ResponseEntity.created(URI.create("/api/v1/imports/" + id)).body(preview(id));
  }

  @Operation(summary = "What an import found and would do, or did")
  @GetMapping("/{id}")
  Preview get(Scope scope, @PathVariable UUID id) {
    uploads.allow(scope);
    return preview(id);
  }

  @Operation(
      summary = "Applies an import in one transaction; again, it changes nothing",
      description = "confirm=leavers is needed when more than a fifth of the students would leave.")
  @PostMapping("/{id}/application")
  Applied apply(
      Viewer viewer,
      Scope scope,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String confirm) {
    uploads.allow(scope);
    var applied = imports.apply(viewer, id, "leavers".equals(confirm));
    return new Applied(id, applied.state(), applied.counts(), applied.undecided());
  }

  @Operation(summary = "Says which row is right where two people have one number")
  @PostMapping("/{id}/decisions")
  Preview decide(
      Viewer viewer, Scope scope, @PathVariable UUID id, @RequestBody Decision decision) {
    uploads.allow(scope);
    imports.decide(
        viewer,
        id,
        Objects.requireNonNullElse(decision.number(), ""),
        decision.sheetNo(),
        decision.row());
    return preview(id);
  }

  private Preview preview(UUID id) {
    Import found = imports.get(id);
    return new Preview(
        id,
        found.state(),
        found.counts(),
        lists.problems(id, null, 0, MOST_PROBLEMS),
        lists.sheets(id).stream()
            .filter(sheet -> !sheet.unmapped().isEmpty())
            .map(sheet -> new Unmapped(sheet.file(), sheet.name(), sheet.unmapped()))
            .toList(),
        lists.conflicts(id));
  }
}
