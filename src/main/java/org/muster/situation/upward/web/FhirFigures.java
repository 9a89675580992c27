package org.muster.situation.upward.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.identity.NeedsScope;
import org.muster.identity.TokenScope;
import org.muster.people.Institution;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.shared.Problem;
import org.muster.shared.PublicAddress;
import org.muster.shared.Text;
import org.muster.situation.FhirBundle;
import org.muster.situation.Figure;
import org.muster.situation.KeptFigures;
import org.muster.situation.upward.AgreedFigures;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Figures as FHIR R4 Observations: counts of an institution, or one figure by its units. R4 knows
 * no organisation as an Observation's subject: it is what the Observation is focused on.
 */
@RestController
@Tag(name = "fhir")
@NeedsScope(TokenScope.FHIR)
class FhirFigures {

  private static final int MOST = 1_000;
  private static final Set<String> SHOWN = Set.of("university", "college", "class");

  private final AgreedFigures agreed;
  private final KeptFigures kept;
  private final Institutions institutions;
  private final PublicAddress place;
  private final JsonMapper json;
  private final Clock clock;

  FhirFigures(
      AgreedFigures agreed,
      KeptFigures kept,
      Institutions institutions,
      PublicAddress place,
      JsonMapper json,
      Clock clock) {
    this.agreed = agreed;
    this.kept = kept;
    this.institutions = institutions;
    this.place = place;
    this.json = json;
    this.clock = clock;
  }

  /** What is counted of whom. */
  private record Counted(Figure figure, String system, String of, String name, int count) {}

  /** Which day as of when. */
  private record Asked(LocalDate day, Instant moment, boolean over) {}

  @Operation(summary = "Figures of a day as of a moment, as a FHIR R4 Bundle of Observations")
  @GetMapping(path = "/api/v1/fhir/Observation", produces = FhirBundle.TYPE)
  void observations(
      Scope scope,
      Text t,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate day,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
          @Nullable Instant at,
      @RequestParam(required = false) @Nullable String figure,
      @RequestParam(name = "_count", defaultValue = "100") int count,
      @RequestParam(name = "_offset", defaultValue = "0") int offset,
      HttpServletResponse response)
      throws IOException {
    if (!scope.whole()) {
      throw Problem.forbidden();
    }
    if (count < 1 || count > MOST || offset < 0) {
      throw Problem.unprocessable("upward.page", MOST);
    }
    var institution = institutions.current();
    var moment = at == null ? clock.instant() : at;
    var of = day == null ? institution.day(moment) : day;
    var asked = new Asked(of, moment, of.isBefore(institutions.today()));
    var all = figure == null ? totals(asked, institution) : byUnit(figure, asked);
    int end = (int) Math.min(all.size(), (long) offset + count);
    response.setContentType(FhirBundle.TYPE);
    try (var bundle = new FhirBundle(response.getOutputStream(), json, clock.instant())) {
      for (var one : all.subList(Math.min(offset, end), end)) {
        var name = one.figure.key() + one.of + of + moment;
        var id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        bundle.add(id, observation(id, one, asked, institution, t));
      }
      var page = address(asked, figure, count);
      bundle.end(page + offset, end < all.size() ? page + end : null);
    }
  }

  private String address(Asked asked, @Nullable String figure, int count) {
    return "%s/api/v1/fhir/Observation?day=%s&at=%s%s&_count=%d&_offset="
        .formatted(
            place.get(), asked.day, asked.moment, figure == null ? "" : "&figure=" + figure, count);
  }

  private List<Counted> totals(Asked asked, Institution institution) {
    var sums = kept.sums(asked.day, asked.moment, null);
    return agreed.all().stream()
        .flatMap(
            figure -> {
              var sum = sums.get(figure.key());
              return java.util.stream.Stream.ofNullable(
                  sum == null
                      ? null
                      : new Counted(
                          figure,
                          "urn:muster:institution",
                          institution.code(),
                          institution.name(),
                          sum.count()));
            })
        .toList();
  }

  private List<Counted> byUnit(String key, Asked asked) {
    var figure =
        agreed.all().stream()
            .filter(one -> one.key().equals(key))
            .findFirst()
            .orElseThrow(Problem::notFound);
    return kept.asOf(key, asked.day, asked.moment)
        .map(
            standing ->
                standing.tree().nodes().stream()
                    .filter(node -> SHOWN.contains(node.kind()))
                    .map(
                        node ->
                            new Counted(
                                figure,
                                "urn:muster:unit",
                                node.id().toString(),
                                node.name(),
                                standing.of(node)))
                    .toList())
        .orElse(List.of());
  }

  private Map<String, ?> observation(
      UUID id, Counted one, Asked asked, Institution institution, Text t) {
    var figure = one.figure;
    return Map.of(
        "resourceType", "Observation",
        "id", id.toString(),
        "status", asked.over ? "final" : "preliminary",
        "code",
            Map.of(
                "coding",
                    List.of(
                        Map.of(
                            "system", "urn:muster:figure",
                            "version", agreed.version(figure.key()),
                            "code", figure.key(),
                            "display", t.of(figure.labelKey()))),
                "text", t.of(figure.definitionKey())),
        "focus", List.of(organization(one.system, one.of, one.name)),
        "performer",
            List.of(organization("urn:muster:institution", institution.code(), institution.name())),
        "effectiveDateTime", asked.day.toString(),
        "issued", asked.moment.toString(),
        "valueQuantity",
            Map.of(
                "value", one.count,
                "unit", "persons",
                "system", "http://unitsofmeasure.org",
                "code", "{persons}"));
  }

  private static Map<String, ?> organization(String system, String value, String name) {
    return Map.of(
        "type",
        "Organization",
        "identifier",
        Map.of("system", system, "value", value),
        "display",
        name);
  }
}
