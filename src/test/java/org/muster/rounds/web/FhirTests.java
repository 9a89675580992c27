package org.muster.rounds.web;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.junit.jupiter.api.Test;
import org.muster.identity.TokenScope;
import org.muster.identity.Tokens;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.situation.FigureKeeping;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What goes out as FHIR R4 is read by HAPI's strict parser, and names nobody. */
@SuppressWarnings("NullAway.Init")
class FhirTests extends OnCampus {

  private static final FhirContext R4 = FhirContext.forR4();
  private static final String RESPONSES = "/api/v1/fhir/QuestionnaireResponse?round=";

  @Autowired Tokens tokens;
  @Autowired FigureKeeping keeping;
  @Autowired Institutions institutions;

  @Test
  void reportsArePagedByTheirItemsUnderPseudonyms() {
    reportWell("S01", "S03");
    reportFever("S02");
    reportFever("S01");
    var first = read(workingGroup, RESPONSES + round.id() + "&_count=2");
    var next = Objects.requireNonNull(first.getLink("next")).getUrl();
    var second = read(workingGroup, next.substring(next.indexOf("/api/")));
    assertThat(second.getLink("next")).isNull();
    var all = new ArrayList<QuestionnaireResponse>();
    for (var bundle : List.of(first, second)) {
      bundle.getEntry().forEach(one -> all.add((QuestionnaireResponse) one.getResource()));
    }
    assertThat(all).hasSize(3);
    assertThat(all.stream().map(one -> one.getSubject().getIdentifier().getValue()).distinct())
        .hasSize(3);
    assertThat(all)
        .extracting(QuestionnaireResponse::getStatus)
        .containsExactly(
            QuestionnaireResponseStatus.COMPLETED,
            QuestionnaireResponseStatus.COMPLETED,
            QuestionnaireResponseStatus.AMENDED);
    assertThat(all).allSatisfy(one -> assertThat(one.getQuestionnaire()).contains("daily-health|"));
    assertThat(json(all.getLast())).contains("38.6", "fever", "\"linkId\":\"temperature\"");
  }

  @Test
  void nobodysNameNumberIdOrOwnWordsAreInIt() {
    reportFever("S02");
    assertThat(body(ask(workingGroup, RESPONSES + round.id(), TokenScope.FHIR)))
        .contains("\"fever\"")
        .doesNotContain("发烧两天", "sealed:", "试S02", "S02", person("S02").toString());
  }

  @Test
  void twoRecipientsCannotPutTogetherWhatEachWasGiven() {
    reportWell("S01");
    var second = here(() -> staff("T09", "周"));
    here(
        () -> {
          post(second, org.muster.people.PostKind.WORKING_GROUP, root());
          return second;
        });
    assertThat(subject(workingGroup)).isEqualTo(subject(workingGroup));
    assertThat(subject(workingGroup)).isNotEqualTo(subject(second));
  }

  private java.util.UUID root() {
    return jdbc.sql("select id from people.unit where institution_id = ? and parent_id is null")
        .param(campus.id())
        .query(java.util.UUID.class)
        .single();
  }

  private String subject(Viewer viewer) {
    var bundle = read(viewer, RESPONSES + round.id());
    return ((QuestionnaireResponse) bundle.getEntryFirstRep().getResource())
        .getSubject()
        .getIdentifier()
        .getValue();
  }

  @Test
  void figuresAreObservationsOfTheInstitutionAndByUnit() {
    here(
        () -> {
          keeping.keep(institutions.today());
          return true;
        });
    var totals = read(dataTeam, "/api/v1/fhir/Observation");
    var missing =
        totals.getEntry().stream()
            .map(one -> (Observation) one.getResource())
            .filter(one -> one.getCode().getCodingFirstRep().getCode().equals("round-missing"))
            .findFirst()
            .orElseThrow();
    assertThat(missing.getValueQuantity().getValue()).isEqualByComparingTo("12");
    assertThat(missing.getFocusFirstRep().getIdentifier().getValue())
        .isEqualTo(campus.institution().code());
    assertThat(missing.getCode().getCodingFirstRep().getVersion()).hasSize(8);
    var page = read(dataTeam, "/api/v1/fhir/Observation?figure=round-missing&_count=2");
    assertThat(page.getEntry()).hasSize(2);
    assertThat(page.getLink("next")).isNotNull();
  }

  @Test
  void itTakesItsOwnScopeAndTheDataTeamHasCountsOnly() {
    assertThat(ask(workingGroup, RESPONSES + round.id(), TokenScope.ROUNDS_READ)).hasStatus(403);
    assertThat(ask(dataTeam, RESPONSES + round.id(), TokenScope.FHIR)).hasStatus(403);
    assertThat(ask(chief, "/api/v1/fhir/Observation", TokenScope.FHIR)).hasStatus(403);
  }

  private Bundle read(Viewer viewer, String path) {
    var answer = ask(viewer, path, TokenScope.FHIR);
    assertThat(answer).hasStatus(200);
    return R4.newJsonParser()
        .setParserErrorHandler(new StrictErrorHandler())
        .parseResource(Bundle.class, body(answer));
  }

  private static String json(QuestionnaireResponse one) {
    return R4.newJsonParser().encodeResourceToString(one);
  }

  private static String body(MvcTestResult answer) {
    return new String(
        answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private MvcTestResult ask(Viewer viewer, String path, TokenScope scope) {
    var token = tokens.issue(viewer, "test", Set.of(scope), Tokens.LONGEST);
    return browser
        .get()
        .uri(java.net.URI.create(path))
        .header("Authorization", "Bearer " + token.text())
        .header("Accept-Language", "en")
        .exchange();
  }
}
