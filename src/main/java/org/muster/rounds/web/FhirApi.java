package org.muster.rounds.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.forms.FormVersion;
import org.muster.forms.Forms;
import org.muster.identity.NeedsScope;
import org.muster.identity.TokenScope;
import org.muster.identity.Tokens;
import org.muster.identity.Viewer;
import org.muster.people.NameGrants;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.rounds.HeldResponses;
import org.muster.rounds.Rounds;
import org.muster.shared.Problem;
import org.muster.shared.PublicAddress;
import org.muster.shared.Secrets;
import org.muster.shared.Text;
import org.muster.situation.FhirBundle;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * A round's reports as FHIR R4 QuestionnaireResponses: each person is a pseudonym that is the same
 * for one recipient and another for the next. Names and numbers only as {@link NameGrants} says.
 */
@RestController
@Tag(name = "fhir")
@NeedsScope(TokenScope.FHIR)
class FhirApi {

  private static final int MOST = 1_000;
  private static final int PSEUDONYM = 32;

  /** A person within the resource that is about them. */
  private static final String SUBJECT = "subject";

  private final Rounds rounds;
  private final HeldResponses responses;
  private final NameGrants grants;
  private final Forms forms;
  private final PublicAddress place;
  private final JsonMapper json;
  private final Trail trail;
  private final Clock clock;
  private final SecretKeySpec key;

  FhirApi(
      Rounds rounds,
      HeldResponses responses,
      NameGrants grants,
      Forms forms,
      PublicAddress place,
      JsonMapper json,
      Trail trail,
      Clock clock,
      Secrets secrets) {
    this.rounds = rounds;
    this.responses = responses;
    this.grants = grants;
    this.forms = forms;
    this.place = place;
    this.json = json;
    this.trail = trail;
    this.clock = clock;
    this.key = new SecretKeySpec(secrets.key("fhir pseudonyms"), "HmacSHA256");
  }

  @Operation(
      summary = "A round's reports as a FHIR R4 Bundle of QuestionnaireResponses, page by page",
      description =
          "The one that holds of each person, under a pseudonym; what people wrote in their own"
              + " words is left out. With named=true the name or the number as well, as far as"
              + " they are granted to the token for a purpose; refused where they are not. The"
              + " link \"next\" goes on.")
  @GetMapping(path = "/api/v1/fhir/QuestionnaireResponse", produces = FhirBundle.TYPE)
  void responses(
      Viewer viewer,
      Scope scope,
      Text t,
      @RequestParam UUID round,
      @RequestParam(name = "_count", defaultValue = "500") int count,
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(defaultValue = "false") boolean named,
      @RequestAttribute(name = Tokens.BORNE, required = false) @Nullable UUID token,
      HttpServletResponse response)
      throws IOException {
    if (!scope.holds(PostKind.WORKING_GROUP)) {
      // Answers one by one: the data team has counts only.
      throw Problem.forbidden();
    }
    if (count < 1 || count > MOST) {
      throw Problem.unprocessable("rounds.fhir-page", MOST);
    }
    var asked = rounds.get(round);
    var form = forms.version(asked.form());
    var held = new ArrayList<HeldResponses.Held>();
    responses.each(asked, after, count + 1, held::add);
    var shown = held.subList(0, Math.min(count, held.size()));
    var names =
        named
            ? grants.give(token, shown.stream().map(HeldResponses.Held::person).toList())
            : Map.<UUID, NameGrants.Named>of();
    trail.record(
        "fhir.read", "round", round, Map.of("count", count, "after", String.valueOf(after)));
    var items = new FhirItems(form.code(), t);
    response.setContentType(FhirBundle.TYPE);
    response.setHeader("Cache-Control", "no-store");
    try (var bundle = new FhirBundle(response.getOutputStream(), json, clock.instant())) {
      for (var one : shown) {
        bundle.add(one.report(), resource(one, names.get(one.person()), form, items, viewer));
      }
      var page =
          "%s/api/v1/fhir/QuestionnaireResponse?round=%s&_count=%d%s"
              .formatted(place.get(), round, count, named ? "&named=true" : "");
      bundle.end(
          after == null ? page : page + "&after=" + after,
          held.size() > count ? page + "&after=" + shown.getLast().report() : null);
    }
  }

  private Map<String, ?> resource(
      HeldResponses.Held held,
      NameGrants.@Nullable Named named,
      FormVersion form,
      FhirItems items,
      Viewer viewer) {
    var resource = new LinkedHashMap<String, Object>();
    resource.put("resourceType", "QuestionnaireResponse");
    resource.put("id", held.report().toString());
    if (named != null) {
      resource.put("contained", List.of(patient(named)));
    }
    resource.put("questionnaire", "urn:muster:form:%s|%d".formatted(form.code(), form.version()));
    resource.put("status", held.amended() ? "amended" : "completed");
    var subject = new LinkedHashMap<String, Object>();
    if (named != null) {
      subject.put("reference", "#" + SUBJECT);
    }
    subject.put(
        "identifier",
        Map.of("system", "urn:muster:pseudonym", "value", pseudonym(held.person(), viewer)));
    resource.put("subject", subject);
    resource.put("authored", held.at().toString());
    var answered = items.of(form.form().items(), held.answers());
    if (!answered.isEmpty()) {
      resource.put("item", answered);
    }
    return resource;
  }

  /** What is granted of a person, and nothing else of them. */
  private static Map<String, ?> patient(NameGrants.Named named) {
    var patient = new LinkedHashMap<String, Object>();
    patient.put("resourceType", "Patient");
    patient.put("id", SUBJECT);
    if (named.number() != null) {
      patient.put(
          "identifier", List.of(Map.of("system", "urn:muster:number", "value", named.number())));
    }
    if (named.name() != null) {
      patient.put("name", List.of(Map.of("text", named.name())));
    }
    return patient;
  }

  /** Of the token's owner: two recipients cannot put together what each was given. */
  private String pseudonym(UUID person, Viewer viewer) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      var recipient = viewer.person() == null ? viewer.name() : viewer.person().toString();
      var name = "%s %s %s".formatted(viewer.institution(), recipient, person);
      return HexFormat.of()
          .formatHex(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)))
          .substring(0, PSEUDONYM);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
