package org.muster.movement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.forms.Answers;
import org.muster.people.PostKind;
import org.muster.requests.Ask;
import org.muster.requests.Asking;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.beans.factory.annotation.Autowired;

/** A pass opens the gate while it is valid, cannot be made by anybody else, and counts once. */
class PassTests extends Asking {

  @Autowired Passes passes;
  @Autowired Gate gate;
  @Autowired Whereabouts whereabouts;
  @Autowired Leaves leaves;

  private Pass granted() {
    var today = campus.institution().day(clock.instant());
    var id =
        requests.ask(
            new Ask(
                Ids.next(),
                person("S02"),
                "试S02",
                person("S02"),
                "return",
                Answers.of(
                    Map.of(
                        "day", today.toString(),
                        "region", "420100",
                        "transport", "train",
                        "abroad", false,
                        "phone", "13800000000")),
                null));
    pass(id, 1, "T1");
    return passes.of(person("S02")).getFirst();
  }

  private boolean in(UUID id, String code) {
    return gate.cross(id, code, true, clock.instant(), scope("L1"), viewer("L1"));
  }

  @Test
  void isFoundByItsSignedCodeAndByTheShortOne() {
    here(
        () -> {
          var pass = granted();
          assertThat(passes.find(passes.signed(pass))).contains(pass);
          assertThat(passes.find(pass.code().toLowerCase(java.util.Locale.ROOT))).contains(pass);
          assertThat(pass.valid(clock.instant())).isTrue();
        });
  }

  @Test
  void isNotFoundWhenASingleBitOfItIsAnother() {
    here(
        () -> {
          var signed = passes.signed(granted());
          char first = signed.charAt(30);
          var forged = signed.substring(0, 30) + (first == 'A' ? 'B' : 'A') + signed.substring(31);
          assertThat(passes.find(forged)).isEmpty();
          assertThat(passes.find("nonsense")).isEmpty();
        });
  }

  @Test
  void isForgedWhenAnotherUniversitySignedIt() {
    var elsewhere = campuses.make();
    var signed = new String[1];
    here(() -> signed[0] = passes.signed(granted()));
    org.muster.shared.CurrentInstitution.run(
        elsewhere.id(), () -> assertThat(passes.find(signed[0])).isEmpty());
  }

  @Test
  void countsOnceHoweverOftenItIsScannedAndSent() {
    here(
        () -> {
          var code = passes.signed(granted());
          var id = Ids.next();
          assertThat(in(id, code)).isTrue();
          assertThat(in(id, code)).isFalse();
          assertThat(in(Ids.next(), code)).isFalse();
          assertThat(whereabouts.now(person("S02")).orElseThrow().where())
              .isEqualTo(Span.Where.CAMPUS);
          assertThat(leaves.observed(scope("T1"))).hasSize(1);
          // Used up: the next day it opens nothing.
          assertThat(passes.find(code).orElseThrow().valid(clock.instant())).isFalse();
          assertThat(passes.gateList().revoked()).hasSize(1);
        });
  }

  @Test
  void isReadAtGatesOnly() {
    here(
        () -> {
          var code = granted().code();
          assertThatThrownBy(
                  () ->
                      gate.cross(
                          Ids.next(), code, true, clock.instant(), scope("T1"), viewer("T1")))
              .isInstanceOf(Problem.class)
              .hasMessage("forbidden");
          assertThat(scope("L1").holds(PostKind.LOGISTICS)).isTrue();
        });
  }
}
