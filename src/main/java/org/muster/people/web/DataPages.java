package org.muster.people.web;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.audit.PersonalRecords;
import org.muster.audit.Trail;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.people.NameGrants;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Muster holds about the reader themselves, and who has looked at it. */
@Controller
class DataPages {

  private static final int LOOKS = 200;

  private final List<PersonalRecords> held;
  private final Trail trail;
  private final NameGrants grants;
  private final Institutions institutions;
  private final JsonMapper json;
  private final Clock clock;

  DataPages(
      List<PersonalRecords> held,
      Trail trail,
      NameGrants grants,
      Institutions institutions,
      JsonMapper json,
      Clock clock) {
    this.held = held.stream().sorted(Comparator.comparingInt(PersonalRecords::order)).toList();
    this.trail = trail;
    this.grants = grants;
    this.institutions = institutions;
    this.json = json;
    this.clock = clock;
  }

  @GetMapping("/me/data")
  String page(Viewer viewer, Model model) {
    var me = viewer.self();
    var onTheTrail =
        trail.read("person", me.toString(), Long.MAX_VALUE, LOOKS).stream()
            .filter(entry -> !me.equals(entry.actorId()))
            .map(
                entry ->
                    new DataPage.Look(
                        entry.at(), entry.actor(), entry.action(), reason(entry.detail())));
    var byGrants =
        grants.of(me).stream()
            .map(
                given ->
                    new DataPage.Look(given.at(), given.bearer(), "names.given", given.purpose()));
    var looks =
        Stream.concat(onTheTrail, byGrants)
            .sorted(Comparator.comparing(DataPage.Look::at).reversed())
            .limit(LOOKS)
            .toList();
    model.addAttribute("page", new DataPage(looks, institutions.current().zone()));
    return "people/data";
  }

  @GetMapping("/me/data/document")
  String document(Viewer viewer, Model model) {
    var me = taken(viewer);
    var parts =
        held.stream()
            .map(
                data ->
                    new DataDocument.Part(
                        data.kind(), data.of(me).stream().map(this::fields).toList()))
            .toList();
    model.addAttribute("page", new DataDocument(now(), institutions.current().zone(), parts));
    return "people/document";
  }

  @GetMapping("/me/data.json")
  ResponseEntity<Map<String, Object>> take(Viewer viewer) {
    var me = taken(viewer);
    var all = new LinkedHashMap<String, Object>();
    all.put("taken", now().toString());
    held.forEach(data -> all.put(data.kind(), data.of(me)));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header("Content-Disposition", "attachment; filename=muster-data.json")
        .body(all);
  }

  private Instant now() {
    return clock.instant();
  }

  private UUID taken(Viewer viewer) {
    var me = viewer.self();
    trail.record("data.taken", "person", me, Map.of());
    return me;
  }

  private List<DataDocument.Field> fields(Map<String, Object> row) {
    return row.entrySet().stream()
        .map(field -> new DataDocument.Field(field.getKey(), words(field.getValue())))
        .toList();
  }

  /** Nested values as "name: value" in one line, which reads better than JSON. */
  private static String words(Object value) {
    return switch (value) {
      case Map<?, ?> fields ->
          fields.entrySet().stream()
              .map(field -> field.getKey() + ": " + words(field.getValue()))
              .collect(Collectors.joining("; "));
      case List<?> several ->
          several.stream().map(DataPages::words).collect(Collectors.joining(", "));
      default -> value.toString();
    };
  }

  private String reason(String detail) {
    JsonNode told = json.readTree(detail).path("reason");
    return told.isString() ? told.asString() : "";
  }
}
