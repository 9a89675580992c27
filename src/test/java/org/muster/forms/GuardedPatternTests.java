package org.muster.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedPatternTests {

  @ParameterizedTest
  @CsvSource({
    "[0-9]{6}, 440402, true",
    "[0-9]{6}, 4404020, false",
    "^[0-9]{6}$, 440402, true",
    "a|bc, bc, true",
    "a|bc, abc, false",
    "1[3-9]\\d{9}, 13800138000, true",
    "[^x]*, yyy, true",
    "[^x]*, yxy, false",
    "cost\\$, cost$, true",
    "[$]5, $5, true",
    "'\\p{IsHan}{2,4}', 珠海, true",
  })
  void matchesTheWholeValue(String source, String value, boolean matches) {
    assertThat(GuardedPattern.of(source).orElseThrow().matches(value)).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a*a*a*a*a*a*b",
        ".*.*.*.*.*x",
        "(a)\\1",
        "a$b",
        "[",
        "(",
        "*",
        "\\Qabc",
        "a\\z",
      })
  void refusesBombsAndWhatItCannotGuard(String source) {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertThat(GuardedPattern.of(source)).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a+)+",
        "(a*)*b",
        "(a|aa)*(a|aa)*(a|aa)*b",
        "([a-zA-Z]+)*",
        "(a|a?)+",
        "(.*)*",
        "(x+x+)+y",
        "(?:0|00)+1",
        "(qz)*(qz)*(qz)*(qz)*(qz)*w",
        "(?=(a+)+b)a*",
        "(?:a?){50}a{50}",
      })
  void holdsUpNobodyWhateverPassed(String source) {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () ->
            GuardedPattern.of(source)
                .ifPresent(
                    it -> {
                      for (String run : List.of("a", "x", "0", "qz", "ab", "中")) {
                        it.matches(run.repeat(250) + "!");
                      }
                    }));
  }

  @Test
  void emptyPathsAreCountedToo() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> GuardedPattern.of("a(?:||){30}x").ifPresent(it -> it.matches("a")));
  }

  @Test
  void aLongPatternIsRefused() {
    assertThat(GuardedPattern.of("a".repeat(201))).isEmpty();
  }
}
