package org.muster.watch.cases.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.muster.identity.TokenScope;
import org.muster.identity.Tokens;
import org.muster.identity.Viewer;
import org.muster.watch.cases.CaseState;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Cases as DHIS2 takes them: how each stands and since when, not who it is. */
@SuppressWarnings("NullAway.Init")
class EventsApiTests extends OnOutbreak {

  @Autowired Tokens tokens;

  @Test
  void areEventsWithoutNamesThatKeepTheirUid() {
    var one = noted("S01", CaseState.SUSPECTED, TODAY.minusDays(2));
    var before = body(ask(clinic, "Pabcdefghij"));
    assertThat(before)
        .contains(
            "\"program\":\"Pabcdefghij\"",
            "\"occurredAt\":\"2026-11-19\"",
            "\"status\":\"ACTIVE\"",
            "{\"dataElement\":\"muster-case-state\",\"value\":\"suspected\"}",
            "\"orgUnit\":\"" + campus.institution().code() + "\"")
        .doesNotContain("试S01", "S01", one.toString(), person("S01").toString());
    turned(one, 1, CaseState.EXCLUDED);
    var after = body(ask(clinic, "Pabcdefghij"));
    assertThat(after).contains("excluded", "COMPLETED");
    assertThat(uid(after)).isEqualTo(uid(before)).matches("[A-Za-z][A-Za-z0-9]{10}");
  }

  @Test
  void areForThoseWhoSeeEveryCaseAndForUidsOnly() {
    assertThat(ask(dataTeam, "Pabcdefghij")).hasStatus(403);
    assertThat(ask(counsellor, "Pabcdefghij")).hasStatus(403);
    assertThat(ask(clinic, "flu")).hasStatus(422);
  }

  private static String uid(String events) {
    var at = events.indexOf("\"event\":\"") + 9;
    return events.substring(at, events.indexOf('"', at));
  }

  private static String body(MvcTestResult answer) {
    return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private MvcTestResult ask(Viewer viewer, String program) {
    var token = tokens.issue(viewer, "test", Set.of(TokenScope.FHIR), Tokens.LONGEST);
    return browser
        .get()
        .uri(
            "/api/v1/dhis2/events?outbreak={outbreak}&program={program}&programStage=Sabcdefghij",
            outbreak,
            program)
        .header("Authorization", "Bearer " + token.text())
        .exchange();
  }
}
