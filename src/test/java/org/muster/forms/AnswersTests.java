package org.muster.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTests {

  @Test
  void areCompactJsonInOrder() {
    var values = new LinkedHashMap<String, Object>();
    values.put("z", 36.50);
    values.put("a", true);
    values.put("m", List.of("b", "a"));
    values.put("none", List.of());
    assertThat(Answers.of(values).toJson())
        .isEqualTo("{\"z\":36.5,\"a\":true,\"m\":[\"b\",\"a\"]}");
  }

  @Test
  void areTheSameInWhateverOrderAndSpelling() {
    assertThat(Answers.parse("{\"b\":36.50,\"a\":40}"))
        .isEqualTo(Answers.parse("{ \"a\": 4e1, \"b\": 36.5 }"))
        .hasSameHashCodeAs(Answers.parse("{\"a\":40,\"b\":36.5}"));
  }

  @Test
  void areNotWrittenIntoLogs() {
    assertThat(Answers.of(Map.of("health", "confirmed"))).hasToString("Answers[1]");
  }

  @Test
  void doNotChangeWithTheMapTheyCameFrom() {
    var values = new LinkedHashMap<String, Object>(Map.of("a", true));
    Answers answers = Answers.of(values);
    values.put("a", false);
    assertThat(answers.get("a")).isEqualTo(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "1", "{\"a\":{}}", "{\"a\":1e999999999}", "{"})
  void anythingElseIsNoAnswers(String json) {
    assertThatIllegalArgumentException().isThrownBy(() -> Answers.parse(json));
  }
}
