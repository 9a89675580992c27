package org.muster.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

class PasswordsTests {

  private final Passwords passwords = new Passwords();

  @Test
  void areKeptAsArgon2idWithNineteenMebibytes() {
    assertThat(passwords.hash("correct horse battery"))
        .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
  }

  @Test
  void openOnlyWithTheSameWords() {
    var hash = passwords.hash("correct horse battery");
    assertThat(passwords.matches("correct horse battery", hash)).isTrue();
    assertThat(passwords.matches("correct horse batterz", hash)).isFalse();
  }

  @Test
  void looksDifferentEachTime() {
    assertThat(passwords.hash("correct horse battery"))
        .isNotEqualTo(passwords.hash("correct horse battery"));
  }

  @Test
  void openWhatTheJavaImplementationHashed() {
    var before = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2).encode("正确的马电池订书钉");
    assertThat(passwords.matches("正确的马电池订书钉", before)).isTrue();
    assertThat(passwords.matches("错误的马电池订书钉", before)).isFalse();
  }
}
