package org.muster.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTests {

  @TempDir Path home;
  DataDirectory directory;

  @BeforeEach
  void open() throws Exception {
    directory = new DataDirectory(new MusterSettings(home, false, null, "http://localhost"));
  }

  @AfterEach
  void close() throws Exception {
    directory.close();
  }

  @Test
  void givesTheSameKeyAgainAfterARestart() {
    assertThat(new Secrets("", directory).key("links"))
        .hasSize(32)
        .isEqualTo(new Secrets("", directory).key("links"));
  }

  @Test
  void givesEachPurposeAKeyOfItsOwn() {
    var secrets = new Secrets("", directory);
    assertThat(secrets.key("links")).isNotEqualTo(secrets.key("passes"));
  }

  @Test
  void takesTheSecretFromTheEnvironmentWhenThereIsOne() {
    var given = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY=";
    assertThat(new Secrets(given, directory).key("links"))
        .isNotEqualTo(new Secrets("", directory).key("links"));
  }

  @Test
  void refusesAShortSecret() {
    assertThatThrownBy(() -> new Secrets("QUJD", directory)).hasMessageContaining("32 bytes");
  }
}
