package org.muster.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StandardFormsTests {

  static Iterable<String> codes() {
    return Forms.standard();
  }

  @ParameterizedTest
  @MethodSource("codes")
  void areInBothLanguages(String code) {
    var form = Canonical.sent(Forms.shipped(code)).form();
    assertThat(form.code()).isEqualTo(code);
    var phrases = new ArrayList<Phrase>(List.of(form.title()));
    for (Item item : form.questions()) {
      phrases.add(item.label());
      phrases.add(item.name());
      item.options().forEach(option -> phrases.add(option.label()));
    }
    assertThat(phrases)
        .allSatisfy(phrase -> assertThat(phrase.english()).isNotBlank())
        .allSatisfy(phrase -> assertThat(phrase.chinese()).containsPattern("\\p{IsHan}"))
        .allSatisfy(phrase -> assertThat(phrase.english()).doesNotContainPattern("\\p{IsHan}"));
  }

  @ParameterizedTest
  @MethodSource("codes")
  void areAnsweredInOneTapByWhoeverHasNothingToSay(String code) {
    var form = Canonical.sent(Forms.shipped(code)).form();
    if (code.equals("vaccine-status")) {
      // Nobody is to confirm a vaccination that the system made up.
      assertThat(form.baseline(Map.of()).ok()).isFalse();
      return;
    }
    var known = Map.of("goes-to", "广东省珠海市", "destination", "广东省珠海市香洲区");
    var baseline = form.baseline(known).answers();
    assertThat(form.validate(baseline.asMap()).faults()).isEmpty();
    assertThat(form.flags(baseline)).isEmpty();
  }
}
