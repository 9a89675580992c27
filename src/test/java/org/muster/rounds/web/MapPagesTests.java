package org.muster.rounds.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.identity.Viewer;
import org.muster.identity.web.SignedIn;
import org.muster.rounds.Receipt;
import org.muster.rounds.Submission;
import org.muster.rounds.Via;
import org.muster.rounds.maps.Squares;
import org.muster.shared.Ids;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An approved map is loaded with its review number, and places are coloured on it. */
class MapPagesTests extends OnCampus {

  private static final String NUMBER = "GS(2024)0650号";

  private UUID census;

  @BeforeEach
  void begin() {
    var begun =
        post(
            workingGroup,
            "/rounds",
            "census",
            "true",
            "form",
            "holiday-plan",
            "name",
            "寒假去向统计",
            "audience",
            "all",
            "due",
            "2026-12-31T20:00");
    var address = String.valueOf(begun.getResponse().getRedirectedUrl());
    census = UUID.fromString(address.substring("/rounds/".length()));
  }

  @Test
  void isLoadedOnlyWithANumberOfItsReviewAndASource() {
    for (var number : new String[] {"", "2024-0650", "GS(2024)号", "GS(2124)0650号", "<b>"}) {
      assertThat(load(workingGroup, number, "测试", Squares.MAP)).hasStatus(422);
    }
    assertThat(load(workingGroup, NUMBER, " ", Squares.MAP)).hasStatus(422);
    assertThat(html(get(workingGroup, "/admin/map"))).contains("尚未加载地图");
    for (var number : new String[] {"审图号：GS（2024）0650号", "GS京(2022)1061号", "粤AS(2023)012号"}) {
      assertThat(load(workingGroup, number, "测试", Squares.MAP)).hasStatus3xxRedirection();
    }
    load(dataTeam, "审图号： GS（2024）0650 号", "测试", Squares.MAP);
    assertThat(html(get(workingGroup, "/admin/map"))).contains("审图号：" + NUMBER, "赵工 于");
  }

  @Test
  void aBadFileIsRefusedInWordsAndWhatWasTypedStays() {
    var answer = load(workingGroup, NUMBER, "标准地图", Squares.collection());
    assertThat(answer).hasStatus(422);
    assertThat(html(answer)).contains("文件中没有图形要素", "value=\"" + NUMBER, "value=\"标准地图\"");
    var large = load(workingGroup, NUMBER, "标准地图", " ".repeat((10 << 20) + 1));
    assertThat(large).hasStatus(422);
    assertThat(html(large)).contains("文件超过 10 MB");
  }

  @Test
  void isNotForThoseBelowTheWholeInstitution() {
    for (var viewer : new Viewer[] {leader, counsellor, chief}) {
      assertThat(get(viewer, "/admin/map")).hasStatus(403);
      assertThat(load(viewer, NUMBER, "测试", Squares.MAP)).hasStatus(403);
      assertThat(post(viewer, "/admin/map/removal")).hasStatus(403);
    }
  }

  @Test
  void coloursProvincesByHowManyAnsweredThem() {
    answered("S01", "440402");
    answered("S02", "440402");
    answered("S03", "110105");
    answered("S04", "abroad");
    assertThat(answers(workingGroup)).doesNotContain("<svg viewBox=\"-4").contains("/admin/map");
    load(workingGroup, NUMBER, "测试", Squares.MAP);
    assertThat(answers(workingGroup))
        .contains(
            "审图号：" + NUMBER,
            "<g class=\"r-map-2\" fill=\"none\"><title>广东省：2</title>",
            "<g class=\"r-map-1\" fill=\"none\"><title>北京市：1</title>",
            "<g class=\"r-map-0\" fill=\"none\"><title>河南省：0</title>",
            "<use class=\"r-map-outline\" href=\"#map-outline\"/>")
        .doesNotContain("href=\"/admin/map\">加载地图");
    // The daily report asks for no place.
    assertThat(html(get(workingGroup, "/rounds/{id}/answers", round.id()))).doesNotContain("审图号");
  }

  @Test
  void aCountThatIsNotToldHasAColourThatDoesNotTellItEither() {
    for (int n = 1; n <= 6; n++) {
      answered("S0" + n, "440402");
    }
    answered("S07", "110105");
    answered("S08", "110105");
    answered("S09", "410700");
    load(workingGroup, NUMBER, "测试", Squares.MAP);
    assertThat(answers(dataTeam))
        .contains(
            "<g class=\"r-map-few\" fill=\"url(#map-few)\"><title>北京市：少于 5</title>",
            "<g class=\"r-map-few\" fill=\"url(#map-few)\"><title>河南省：少于 5</title>",
            "<g class=\"r-map-1\" fill=\"none\"><title>广东省：6</title>");
    assertThat(answers(workingGroup)).doesNotContain("r-map-few");
  }

  @Test
  void whatIsLoadedReplacedAndRemovedIsOnTheTrail() {
    load(workingGroup, NUMBER, "测试", Squares.MAP);
    load(workingGroup, "GS(2023)2767号", "测试", Squares.MAP);
    assertThat(post(workingGroup, "/admin/map/removal")).hasStatus3xxRedirection();
    assertThat(post(workingGroup, "/admin/map/removal")).hasStatus3xxRedirection();
    assertThat(
            here(
                () ->
                    jdbc.sql(
                            """
                            select action || ' ' || subject_id from audit.entry
                             where institution_id = ? and action like 'rounds.map%' order by seq
                            """)
                        .param(campus.id())
                        .query(String.class)
                        .list()))
        .containsExactly(
            "rounds.map-loaded " + NUMBER,
            "rounds.map-loaded GS(2023)2767号",
            "rounds.map-removed GS(2023)2767号");
    assertThat(html(get(workingGroup, "/admin/map"))).contains("尚未加载地图");
  }

  @Test
  void isTheInstitutionsOwn() {
    load(workingGroup, NUMBER, "测试", Squares.MAP);
    morning();
    assertThat(html(get(workingGroup, "/admin/map"))).contains("尚未加载地图");
  }

  private String answers(Viewer viewer) {
    return html(get(viewer, "/rounds/{id}/answers", census));
  }

  private MvcTestResult load(Viewer viewer, String number, String source, String file) {
    return browser
        .post()
        .uri("/admin/map")
        .multipart()
        .file(
            new MockMultipartFile(
                "file",
                "map.geojson",
                "application/geo+json",
                file.getBytes(StandardCharsets.UTF_8)))
        .param("number", number)
        .param("source", source)
        .header("Accept-Language", "zh-CN")
        .with(SignedIn.as(viewer))
        .with(csrf())
        .exchange();
  }

  private void answered(String number, String place) {
    var receipt =
        here(
            () ->
                reports.take(
                    new Submission(
                        census,
                        person(number),
                        Ids.next().toString(),
                        new Submission.Answered(
                            Map.of("plan", "home", "destination", place, "family", true)),
                        Via.SELF,
                        null,
                        null)));
    assertThat(receipt).isInstanceOf(Receipt.Accepted.class);
  }
}
