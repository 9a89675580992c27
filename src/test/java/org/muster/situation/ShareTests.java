package org.muster.situation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the tables that other programs print (R's {@code binom.test}). */
class ShareTests {

  @ParameterizedTest
  @CsvSource({
    "0, 60, 0, 0.05963",
    "1, 60, 0.00042, 0.08940",
    "3, 60, 0.01043, 0.13924",
    "60, 60, 0.94037, 1",
    "10, 20, 0.27196, 0.72804"
  })
  void theExactInterval(int found, int asked, double least, double most) {
    var share = new Share(found, asked);
    assertThat(share.atLeast()).isCloseTo(least, within(1e-5));
    assertThat(share.atMost()).isCloseTo(most, within(1e-5));
  }

  @ParameterizedTest
  @CsvSource({"0, 0"})
  void ofNobodyNothingIsKnown(int found, int asked) {
    assertThat(new Share(found, asked).atLeast()).isZero();
    assertThat(new Share(found, asked).atMost()).isEqualTo(1);
  }
}
