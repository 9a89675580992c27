package org.muster.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class WordsTests {

  @Test
  void everyMessageIsThereInBothLanguages() throws IOException {
    Properties english = bundle("forms");
    Properties chinese = bundle("forms_zh_CN");
    assertThat(english.keySet()).isEqualTo(chinese.keySet());
    assertThat(english.values()).allSatisfy(it -> assertThat((String) it).doesNotContainPattern("\\p{IsHan}"));
  }

  private static Properties bundle(String name) throws IOException {
    var properties = new Properties();
    try (var file =
        Objects.requireNonNull(
            WordsTests.class.getResourceAsStream("/i18n/" + name + ".properties"))) {
      properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    }
    return properties;
  }
}
