package org.muster.watch.cases.web;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.shared.Problem;
import org.muster.watch.cases.CaseState;
import org.muster.watch.cases.ContactLists;
import org.muster.watch.cases.LineDays;
import org.muster.watch.cases.LineField;
import org.muster.watch.cases.LineFiles;
import org.muster.watch.cases.LineLists;
import org.muster.watch.cases.LineMapping;
import org.muster.watch.cases.LinePreview;
import org.muster.watch.cases.Outbreaks;
import org.muster.watch.cases.Sees;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Bringing a line list: send it, say what its columns mean, look, apply. */
@Controller
@RequestMapping("/cases/" + OutbreakPages.ID + "/import")
class LineImportPages {

  private final Outbreaks outbreaks;
  private final LineFiles files;
  private final LineLists lists;
  private final ContactLists contacts;
  private final Institutions institutions;

  LineImportPages(
      Outbreaks outbreaks,
      LineFiles files,
      LineLists lists,
      ContactLists contacts,
      Institutions institutions) {
    this.outbreaks = outbreaks;
    this.files = files;
    this.lists = lists;
    this.contacts = contacts;
    this.institutions = institutions;
  }

  @GetMapping
  String bring(Scope scope, @PathVariable UUID id, Model model) {
    Sees.requireAll(scope);
    model.addAttribute("outbreak", outbreaks.get(id));
    return "cases/import";
  }

  @PostMapping
  String send(
      Viewer viewer,
      Scope scope,
      @PathVariable UUID id,
      @RequestParam MultipartFile file,
      @RequestParam(defaultValue = "cases") String kind)
      throws IOException {
    Sees.requireAll(scope);
    var path = Files.createTempFile("muster-lines", null);
    try {
      file.transferTo(path);
      var kept = files.keep(viewer, scope, id, kind.equals("contacts"), name(file), path);
      return "redirect:/cases/" + id + "/import/" + kept;
    } finally {
      Files.deleteIfExists(path);
    }
  }

  private static String name(MultipartFile file) {
    var sent = file.getOriginalFilename();
    var name = sent == null ? "" : sent.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "");
    return name.isBlank() ? "list" : name.substring(Math.max(0, name.length() - 80));
  }

  /** Without fields the columns are guessed. */
  @GetMapping("/{file:[0-9a-f-]{36}}")
  String look(
      Scope scope,
      @PathVariable UUID id,
      @PathVariable UUID file,
      @RequestParam MultiValueMap<String, String> fields,
      Model model) {
    var sent = files.get(scope, id, file);
    var mapping = mapping(sent, fields);
    @Nullable LinePreview ofCases = null;
    ContactLists.@Nullable Preview ofContacts = null;
    @Nullable Problem problem = null;
    try {
      if (sent.contacts()) {
        ofContacts = contacts.preview(sent, mapping);
      } else {
        ofCases = lists.preview(sent, mapping);
      }
    } catch (Problem unreadable) {
      problem = unreadable;
    }
    model.addAttribute(
        "page", new LinesPage(outbreaks.get(id), sent, mapping, ofCases, ofContacts, problem));
    return "cases/lines";
  }

  @PostMapping("/{file:[0-9a-f-]{36}}")
  String apply(
      Viewer viewer,
      Scope scope,
      @PathVariable UUID id,
      @PathVariable UUID file,
      @RequestParam MultiValueMap<String, String> fields) {
    var sent = files.get(scope, id, file);
    var mapping = mapping(sent, fields);
    if (sent.contacts()) {
      contacts.apply(viewer, scope, id, file, mapping);
    } else {
      lists.apply(viewer, scope, id, file, mapping);
    }
    return "redirect:/cases/" + id;
  }

  private LineMapping mapping(LineFiles.Sent sent, MultiValueMap<String, String> fields) {
    var guessed = LineMapping.guess(sent.rows(), sent.contacts(), institutions.today());
    if (!fields.containsKey("column0")) {
      return guessed;
    }
    var columns = new ArrayList<@Nullable LineField>();
    for (int column = 0; column < sent.rows().getFirst().size(); column++) {
      columns.add(LineField.of(said(fields, "column" + column)).orElse(null));
    }
    return new LineMapping(
        columns,
        said(fields, "order").equals(LineDays.Order.MONTH_DAY.name())
            ? LineDays.Order.MONTH_DAY
            : LineDays.Order.DAY_MONTH,
        LinesPage.unsaid().stream()
            .filter(state -> state.word().equals(said(fields, "unsaid")))
            .findFirst()
            .orElse(CaseState.CONFIRMED),
        fields.containsKey("numbers"),
        fields.containsKey("sources"));
  }

  private static String said(MultiValueMap<String, String> fields, String name) {
    var value = fields.getFirst(name);
    return value == null ? "" : value;
  }
}
