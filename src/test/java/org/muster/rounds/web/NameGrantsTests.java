package org.muster.rounds.web;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.identity.TokenScope;
import org.muster.identity.Tokens;
import org.muster.identity.Viewer;
import org.muster.people.PostKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Names go to a program only by a grant that stands: to this token, for a purpose, until a day. */
@SuppressWarnings("NullAway.Init")
class NameGrantsTests extends OnCampus {

  private static final String PURPOSE = "市疾控中心流行病学调查";
  private static final String PAGE = "/me/tokens/names";

  @Autowired Tokens tokens;

  /** Of the working group too, whose token it is. */
  private Viewer recipient;

  private Tokens.Issued token;

  @BeforeEach
  void aTokenForFhir() {
    recipient = here(() -> staff("T09", "周老师"));
    var root =
        here(
            () ->
                jdbc.sql(
                        "select id from people.unit where institution_id = ? and parent_id is null")
                    .param(campus.id())
                    .query(UUID.class)
                    .single());
    here(
        () -> {
          post(recipient, PostKind.WORKING_GROUP, root);
          return root;
        });
    token = issue(recipient, TokenScope.FHIR);
    reportFever("S02");
  }

  @Test
  void withoutAGrantThereIsNone() {
    assertThat(reports(token, true)).hasStatus(403);
    assertThat(body(reports(token, false))).contains("\"fever\"").doesNotContain("试S", "S02");
    grant(workingGroup, issue(recipient, TokenScope.FHIR), "name", "2026-12-31");
    assertThat(reports(token, true)).as("another token's grant").hasStatus(403);
  }

  @Test
  void onlyWhatIsGrantedIsGivenAndOnlyWhenAskedFor() {
    grant(workingGroup, token, "number", "2026-12-31");
    var numbered = patient();
    assertThat(numbered.getIdentifierFirstRep().getValue()).isEqualTo("S02");
    assertThat(numbered.hasName()).isFalse();
    assertThat(body(reports(token, true))).doesNotContain("试S");
    assertThat(body(reports(token, false))).doesNotContain("S02");

    revoke(workingGroup);
    grant(workingGroup, token, "name", "2026-12-31");
    var named = patient();
    assertThat(named.getNameFirstRep().getText()).isEqualTo("试S02");
    assertThat(named.hasIdentifier()).isFalse();
    assertThat(body(reports(token, true))).doesNotContain("发烧两天", "sealed:", "\"S02\"");
    assertThat(body(fetch(token, "/api/v1/fhir/Observation?named=true"))).doesNotContain("试S");
  }

  @Test
  void theNextPageAsksForThemAsWell() {
    reportWell("S01", "S03");
    grant(workingGroup, token, "name", "2026-12-31");
    var first = bundle(reports(token, true, "&_count=2"));
    var next = first.getLink("next").getUrl();
    assertThat(next).contains("named=true");
    assertThat(body(fetch(token, next.substring(next.indexOf("/api/"))))).contains("试S");
  }

  @Test
  void endsWithItsLastDayAndAtOnceWhenItIsRevoked() {
    grant(workingGroup, token, "name", "2026-11-22");
    assertThat(reports(token, true)).hasStatusOk();
    var until = clock.instant();
    clock.set(until.plus(Duration.ofDays(1)));
    assertThat(reports(token, true)).as("its last day").hasStatusOk();
    clock.set(until.plus(Duration.ofDays(2)));
    assertThat(reports(token, true)).hasStatus(403);
    assertThat(html(get(workingGroup, PAGE))).contains("已到期");

    grant(workingGroup, token, "name", "2026-12-31");
    assertThat(reports(token, true)).hasStatusOk();
    revoke(recipient);
    assertThat(reports(token, true)).hasStatus(403);
    assertThat(html(get(workingGroup, PAGE))).contains("周老师 于");
  }

  @Test
  void needsAPurposeFieldsADayAndSomebodyElsesTokenForFhir() {
    var own = issue(workingGroup, TokenScope.FHIR);
    var other = issue(recipient, TokenScope.ROUNDS_READ);
    assertThat(ask(workingGroup, token, "", "name", "2026-12-31")).hasStatus(422);
    assertThat(ask(workingGroup, token, "x".repeat(501), "name", "2026-12-31")).hasStatus(422);
    assertThat(ask(workingGroup, token, PURPOSE, "phone", "2026-12-31")).hasStatus(422);
    assertThat(ask(workingGroup, token, PURPOSE, "name", "2026-11-20")).hasStatus(422);
    assertThat(ask(workingGroup, token, PURPOSE, "name", "2028-01-01")).hasStatus(422);
    assertThat(ask(workingGroup, own, PURPOSE, "name", "2026-12-31")).hasStatus(422);
    assertThat(ask(workingGroup, other, PURPOSE, "name", "2026-12-31")).hasStatus(422);
    for (var viewer : new Viewer[] {dataTeam, chief, leader}) {
      assertThat(ask(viewer, token, PURPOSE, "name", "2026-12-31")).hasStatus(403);
      assertThat(get(viewer, PAGE)).hasStatus(403);
    }
    assertThat(reports(token, true)).hasStatus(403);
    grant(workingGroup, token, "name", "2026-12-31");
    assertThat(ask(workingGroup, token, PURPOSE, "number", "2026-12-31")).hasStatus(409);
  }

  @Test
  void eachTimeIsOnTheTrailAndThePersonReadsOfIt() {
    grant(workingGroup, token, "name", "2026-12-31");
    reports(token, true);
    reports(token, true);
    assertThat(
            here(
                () ->
                    jdbc.sql(
                            """
                            select e.action || ' ' || coalesce(e.detail ->> 'people', '')
                              from audit.entry e
                              join people.name_grant g on g.institution_id = e.institution_id
                               and g.id::text = e.subject_id
                             where e.institution_id = ? and e.action like 'names.%' order by e.seq
                            """)
                        .param(campus.id())
                        .query(String.class)
                        .list()))
        .containsExactly("names.granted ", "names.given 1", "names.given 1");
    var student = new Viewer(campus.id(), person("S02"), "试S02");
    assertThat(html(get(student, "/me/data"))).containsOnlyOnce(PURPOSE).contains("周老师");
    assertThat(html(get(student, "/me/data/document"))).contains(PURPOSE);
    assertThat(html(get(leader, "/me/data"))).doesNotContain(PURPOSE);
  }

  private void grant(Viewer by, Tokens.Issued to, String field, String until) {
    assertThat(ask(by, to, PURPOSE, field, until)).hasStatus3xxRedirection();
  }

  private MvcTestResult ask(
      Viewer by, Tokens.Issued to, String purpose, String field, String until) {
    return post(
        by, PAGE, "token", to.id().toString(), "purpose", purpose, "fields", field, "until", until);
  }

  private void revoke(Viewer by) {
    var id =
        here(
            () ->
                jdbc.sql(
                        """
                        select id from people.name_grant
                         where institution_id = ? and revoked_at is null and until >= ?::date
                        """)
                    .params(campus.id(), clock.instant().toString())
                    .query(UUID.class)
                    .single());
    assertThat(post(by, PAGE + "/" + id + "/revocation")).hasStatus3xxRedirection();
  }

  private Patient patient() {
    var response =
        (QuestionnaireResponse) bundle(reports(token, true)).getEntryFirstRep().getResource();
    assertThat(response.getSubject().getReference()).startsWith("#");
    return (Patient) response.getContained().getFirst();
  }

  private Tokens.Issued issue(Viewer owner, TokenScope scope) {
    return tokens.issue(owner, "上报程序", Set.of(scope), Tokens.LONGEST);
  }

  private MvcTestResult reports(Tokens.Issued by, boolean named) {
    return reports(by, named, "");
  }

  private MvcTestResult reports(Tokens.Issued by, boolean named, String more) {
    return fetch(
        by,
        "/api/v1/fhir/QuestionnaireResponse?round="
            + round.id()
            + (named ? "&named=true" : "")
            + more);
  }

  private MvcTestResult fetch(Tokens.Issued by, String path) {
    return browser
        .get()
        .uri(URI.create(path))
        .header("Authorization", "Bearer " + by.text())
        .header("Accept-Language", "en")
        .exchange();
  }

  private static Bundle bundle(MvcTestResult answer) {
    assertThat(answer).hasStatusOk();
    return FhirContext.forR4Cached()
        .newJsonParser()
        .setParserErrorHandler(new StrictErrorHandler())
        .parseResource(Bundle.class, body(answer));
  }

  private static String body(MvcTestResult answer) {
    return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
