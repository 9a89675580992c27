package org.muster.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.people.PostKind;
import org.muster.shared.Problem;
import org.springframework.core.io.ClassPathResource;

class PackTests {

  private static final String SMALL =
      """
      {
        "pack": "small", "version": 1,
        "name": {"zh-CN": "小", "en": "Small"}, "about": {"zh-CN": "小", "en": "Small"},
        "rules": [{"code": "wash", "text": {"zh-CN": "洗手", "en": "Wash"}}],
        "duties": [
          {"code": "call", "role": "counsellor", "cadence": "daily", "by": "08:30",
           "text": {"zh-CN": "打电话", "en": "Call"}}],
        "stages": [
          {"code": "one", "band": 1, "name": {"zh-CN": "一", "en": "One"},
           "level": {"zh-CN": "一", "en": "One"}, "meaning": {"zh-CN": "一", "en": "One"},
           "next": ["two"], "rules": ["wash"], "duties": ["call"]},
          {"code": "two", "band": 2, "name": {"zh-CN": "二", "en": "Two"},
           "level": {"zh-CN": "二", "en": "Two"}, "meaning": {"zh-CN": "二", "en": "Two"},
           "next": [], "rules": [], "duties": []}]
      }
      """;

  @ParameterizedTest
  @ValueSource(strings = {"outbreak-1", "typhoon-1", "holiday-1"})
  void thatAreShippedSayWhatEverybodyMustDoAtEachStage(String file) throws IOException {
    var pack = PackFile.read(shipped(file));
    assertThat(pack.code() + "-" + pack.version()).isEqualTo(file);
    assertThat(pack.stages())
        .hasSizeGreaterThan(3)
        .allSatisfy(
            stage -> {
              assertThat(stage.rules()).isNotEmpty();
              assertThat(stage.duties(PostKind.COUNSELLOR)).isNotEmpty();
              assertThat(stage.next()).isNotEmpty();
              assertThat(stage.parts().path("rounds").size()).isPositive();
            });
  }

  @Test
  void ofAnOutbreakGivesTheCounsellorsTheirTenDuties() throws IOException {
    var response = PackFile.read(shipped("outbreak-1")).stage("response");
    assertThat(response.duties(PostKind.COUNSELLOR)).hasSize(10);
  }

  @Test
  void areReadWithAllThatIsInThem() {
    var pack = PackFile.read(SMALL);
    assertThat(pack.first().rules())
        .containsExactly(new Stage.Rule("wash", new Words("洗手", "Wash")));
    assertThat(pack.first().duties(PostKind.COUNSELLOR))
        .singleElement()
        .satisfies(duty -> assertThat(duty.daily()).isTrue());
    assertThat(pack.after(pack.first())).containsExactly(pack.stage("two"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "en": "Wash"         | "fr": "Laver"      | operation.pack-unknown     | /rules/0/text/fr
          "en": "Wash"         | "en": "洗手"       | operation.pack-wrong       | /rules/0/text/en
          "zh-CN": "洗手",     |                    | operation.pack-missing     | /rules/0/text/zh-CN
          "08:30"              | "8:3"              | operation.pack-wrong       | /duties/0/by
          "counsellor"         | "gardener"         | operation.pack-wrong       | /duties/0/role
          "rules": ["wash"]    | "rules": ["dance"] | operation.pack-nowhere     | /stages/0/rules/0
          "next": ["two"]      | "next": ["three"]  | operation.pack-nowhere     | /stages/0/next
          "next": ["two"]      | "next": []         | operation.pack-unreachable | /stages/1
          "code": "two"        | "code": "one"      | operation.pack-twice       | /stages/1
          "band": 2            | "band": 9          | operation.pack-wrong       | /stages/1/band
          "version": 1         | "version": 0       | operation.pack-wrong       | /version
          "version": 1         | "version": 1, "x": 1 | operation.pack-unknown   | /x
          """)
  void areRefusedWithThePlaceOfWhatIsWrong(
      String right, String wrong, String problem, String pointer) {
    var broken = SMALL.replace(right, wrong == null ? "" : wrong);
    assertThat(broken).isNotEqualTo(SMALL);
    assertThatThrownBy(() -> PackFile.read(broken))
        .isInstanceOfSatisfying(
            Problem.class,
            said -> {
              assertThat(said.code()).isEqualTo(problem);
              assertThat(said.arguments()).isEqualTo(List.of(pointer));
            });
  }

  @Test
  void areRefusedWithTheLineWhereTheyAreNoJson() {
    assertThatThrownBy(() -> PackFile.read(SMALL.replace("\"duties\": [\n", "\"duties\": [,\n")))
        .isInstanceOfSatisfying(
            Problem.class,
            said -> {
              assertThat(said.code()).isEqualTo("operation.pack-json");
              assertThat(said.arguments().getFirst()).isEqualTo(5);
            });
  }

  private static String shipped(String file) throws IOException {
    return new ClassPathResource("packs/" + file + ".json")
        .getContentAsString(StandardCharsets.UTF_8);
  }
}
