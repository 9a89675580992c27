package org.muster.movement.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;

/** The gate's page: whose pass it is, valid or not; who went through is counted once. */
class GatePagesTests extends OnMovement {

  private String code = "";

  @BeforeEach
  void somebodyComesBackToday() {
    take("S02", batch(2), 0);
    code =
        CurrentInstitution.call(
            campus.id(),
            () ->
                jdbc.sql("select code from movement.pass where institution_id = ?")
                    .param(campus.id())
                    .query(String.class)
                    .single());
  }

  @Test
  void saysWhoseThePassIsAndWhetherItIsValidAndNothingElse() {
    assertThat(get(counsellor, "/verify")).hasStatus(403);
    assertThat(html(get(logistics, "/verify/" + code)))
        .contains("试S02", "✓ 有效", "name=\"direction\"")
        .doesNotContain("420100", "第一批");
    assertThat(html(get(logistics, "/verify/ZZZZZZZZ")))
        .contains("✕ 无效")
        .doesNotContain("name=\"direction\"");
    assertThat(post(logistics, "/verify", "code", "https://x/verify/" + code + "#abc"))
        .hasRedirectedUrl("/verify/" + code);
    assertThat(get(logistics, "/verify/" + code + "/photo")).hasStatus(404);
  }

  @Test
  void countsACrossingOnceAndThePassIsUsedUp() {
    var id = Ids.next().toString();
    assertThat(cross(id)).hasRedirectedUrl("/verify?done=in");
    assertThat(cross(id)).hasRedirectedUrl("/verify?done=again");
    assertThat(html(get(logistics, "/verify/" + code))).contains("✕ 无效");
    assertThat(html(get(counsellor, "/people/" + person("S02")))).contains("行踪", "在校");
    assertThat(html(get(leader, "/people/" + person("S02")))).doesNotContain("行踪");
  }

  @Test
  void tellsWhoeverStandsThereWhatWasKeptWithoutALineAndDoesNotCount() {
    cross(Ids.next().toString());
    clock.advance(Duration.ofHours(2));
    var late =
        post(
            logistics,
            "/verify/crossings/kept",
            "id",
            Ids.next().toString(),
            "code",
            code,
            "direction",
            "in",
            "at",
            clock.instant().toString());
    assertThat(late).hasStatus(409);
    assertThat(html(late)).contains("\"counted\":false", "该通行码当时无效");
    assertThat(
            post(
                logistics,
                "/verify/crossings/kept",
                "id",
                Ids.next().toString(),
                "code",
                "ZZZZZZZZ",
                "direction",
                "in",
                "at",
                clock.instant().toString()))
        .hasStatus(404);
  }

  private org.springframework.test.web.servlet.assertj.MvcTestResult cross(String id) {
    return post(logistics, "/verify/crossings", "id", id, "code", code, "direction", "in");
  }
}
