package org.muster.situation.sitreps.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.muster.audit.Trail;
import org.muster.identity.Viewer;
import org.muster.people.Exports;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.muster.situation.sitreps.Section;
import org.muster.situation.sitreps.Sitrep;
import org.muster.situation.sitreps.SitrepTemplates;
import org.muster.situation.sitreps.Sitreps;
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
import org.springframework.web.multipart.MultipartFile;

/** Situation reports: made in one click, written, released, taken. */
@Controller
@RequestMapping("/sitreps")
class SitrepPages {

  private static final String ID = "/{id:[0-9a-f-]{36}}";
  private static final int SHOWN = 60;

  private final Sitreps sitreps;
  private final SitrepTemplates templates;
  private final Exports exports;
  private final Institutions institutions;
  private final Trail trail;

  SitrepPages(
      Sitreps sitreps,
      SitrepTemplates templates,
      Exports exports,
      Institutions institutions,
      Trail trail) {
    this.sitreps = sitreps;
    this.templates = templates;
    this.exports = exports;
    this.institutions = institutions;
    this.trail = trail;
  }

  @GetMapping
  String list(Scope scope, Text t, Model model) {
    model.addAttribute(
        "page",
        new SitrepsPage(
            sitreps.newest(scope, SHOWN),
            Sitreps.makes(scope),
            templates.standing(t).orElse(null),
            templates.tags(),
            institutions.current().zone()));
    return "sitreps/sitreps";
  }

  @PostMapping
  String begin(Viewer viewer, Scope scope, Text t) {
    return "redirect:/sitreps/" + sitreps.begin(scope, t, viewer.name());
  }

  @GetMapping(ID)
  String show(Scope scope, @PathVariable UUID id, Model model) {
    var sitrep = sitreps.get(scope, id);
    model.addAttribute(
        "page", new SitrepPage(sitrep, Sitreps.makes(scope), institutions.current().zone()));
    return "sitreps/sitrep";
  }

  @PostMapping(ID + "/words")
  String write(
      Scope scope,
      @PathVariable UUID id,
      @RequestParam int edition,
      @RequestParam String title,
      HttpServletRequest request) {
    sitreps.write(scope, id, edition, title, sections(request));
    return "redirect:/sitreps/" + id;
  }

  /** Written as sent: a list of one with commas in it would be taken apart. */
  private static List<Section> sections(HttpServletRequest request) {
    var texts = Objects.requireNonNullElse(request.getParameterValues("text"), new String[0]);
    var named = Objects.requireNonNullElse(request.getParameterValues("heading"), new String[0]);
    if (texts.length == 0 || texts.length != named.length) {
      throw Problem.unprocessable("sitreps.sections");
    }
    var sections = new ArrayList<Section>();
    for (int n = 0; n < texts.length; n++) {
      sections.add(new Section(named[n], texts[n].replace("\r", "").strip()));
    }
    return sections;
  }

  @PostMapping(ID + "/release")
  String release(Viewer viewer, Scope scope, @PathVariable UUID id, @RequestParam int edition) {
    sitreps.release(scope, id, edition, viewer.name());
    return "redirect:/sitreps/" + id;
  }

  @GetMapping(ID + "/docx")
  ResponseEntity<byte[]> docx(
      Viewer viewer, Scope scope, @PathVariable UUID id, HttpServletRequest request) {
    return file(viewer, scope, id, Sitrep.Kind.DOCX, request);
  }

  @GetMapping(ID + "/xlsx")
  ResponseEntity<byte[]> xlsx(
      Viewer viewer, Scope scope, @PathVariable UUID id, HttpServletRequest request) {
    return file(viewer, scope, id, Sitrep.Kind.XLSX, request);
  }

  @GetMapping(ID + "/pdf")
  ResponseEntity<byte[]> pdf(
      Viewer viewer, Scope scope, @PathVariable UUID id, HttpServletRequest request) {
    return file(viewer, scope, id, Sitrep.Kind.PDF, request);
  }

  /** Counts of everybody: entered as an export about nobody. */
  private ResponseEntity<byte[]> file(
      Viewer viewer, Scope scope, UUID id, Sitrep.Kind kind, HttpServletRequest request) {
    var sitrep = sitreps.get(scope, id);
    exports.take(viewer, "sitreps", request, 0);
    var number = sitrep.number() == null ? "draft" : sitrep.number().toString();
    var name = "sitrep-" + number + "." + kind.word();
    return taken(name, kind.media(), sitreps.file(scope, id, kind));
  }

  /** The document in force, to be changed in a word processor. */
  @GetMapping("/template")
  ResponseEntity<byte[]> template(Scope scope, Text t) {
    if (!Sitreps.makes(scope)) {
      throw Problem.forbidden();
    }
    trail.record("sitreps.template-taken", "language", t.tag(), Map.of());
    return taken("template.docx", Sitrep.Kind.DOCX.media(), templates.content(t));
  }

  @PostMapping("/template")
  String put(Viewer viewer, Scope scope, Text t, @RequestParam MultipartFile file)
      throws IOException {
    var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
    templates.put(scope, t, name, file.getBytes(), viewer.name());
    return "redirect:/sitreps";
  }

  private static ResponseEntity<byte[]> taken(String name, String media, byte[] content) {
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .contentType(MediaType.parseMediaType(media))
        .body(content);
  }
}
