package org.muster.directives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.people.Audience;
import org.muster.shared.Ids;

/** Figures add up by themselves, and nobody is asked for one that Muster holds. */
class ReturnsTests extends Orders {

  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void figuresAddUpToTheSumOfWhatWasReturned() {
    here(
        () -> {
          var id = issue(draft(figures(1, DAY, (String) null)));
          returned(id, 1, "T1", "12");
          var sheet = returns.sheets(id, scope("T5")).getFirst();
          assertThat(sheet.missing()).extracting(Returns.Return::number).containsExactly("T2");
          returned(id, 1, "T2", "30");
          sheet = returns.sheets(id, scope("T5")).getFirst();
          assertThat(sheet.all().sums()).isEqualTo(Map.of(1, 42L));
          assertThat(sheet.colleges())
              .extracting(Returns.Line::name, Returns.Line::sums)
              .containsExactly(
                  org.assertj.core.groups.Tuple.tuple("第1学院", Map.of(1, 12L)),
                  org.assertj.core.groups.Tuple.tuple("第2学院", Map.of(1, 30L)));
          assertThat(returns.sheets(id, scope("T4")).getFirst().all().sums())
              .isEqualTo(Map.of(1, 30L));
        });
  }

  @Test
  void whatMusterHoldsNobodyIsAskedForAndItSaysSo() {
    here(
        () -> {
          var id = issue(draft(figures(1, DAY, "students"), todo(2, DAY)));
          var answer = answered(id, "T1");
          assertThat(answer.filled()).isTrue();
          assertThat(answer.by()).isEqualTo("Muster");
          assertThat(answer.numbers()).isEqualTo(Map.of(1, 6L));
          assertThat(returns.sheets(id, scope("T5")).getFirst().all().sums())
              .isEqualTo(Map.of(1, 12L));
          jdbc.sql(
                  "update people.person set left_at = now() where institution_id = ? and number ="
                      + " ?")
              .params(campus.id(), "S01")
              .update();
          filling.look();
          assertThat(answered(id, "T1").numbers()).isEqualTo(Map.of(1, 6L));
          clock.advance(Duration.ofMinutes(11));
          filling.look();
          assertThat(answered(id, "T1").numbers()).isEqualTo(Map.of(1, 5L));
        });
  }

  @Test
  void afterItIsDueAFigureStaysAsItWasThen() {
    here(
        () -> {
          var id = issue(draft(figures(1, DAY, "students")));
          clock.advance(DAY.plusMinutes(1));
          filling.look();
          jdbc.sql(
                  "update people.person set left_at = now() where institution_id = ? and number ="
                      + " ?")
              .params(campus.id(), "S01")
              .update();
          clock.advance(Duration.ofMinutes(20));
          filling.look();
          assertThat(answered(id, "T1").numbers()).isEqualTo(Map.of(1, 6L));
        });
  }

  @Test
  void aFigureThatIsNotKnownYetWaitsAndIsNotZero() {
    here(
        () -> {
          var id = issue(draft(figures(1, DAY, "round-missing")));
          assertThat(opened(id, "T1").answers()).isEmpty();
        });
  }

  @Test
  void ofAMixedItemOnlyTheRestIsTyped() {
    here(
        () -> {
          var id = issue(draft(figures(1, DAY, null, "students")));
          assertThat(opened(id, "T1").answers()).isEmpty();
          var item = directives.items(id).getFirst();
          assertThat(answering.held(item, opened(id, "T1"))).isEqualTo(Map.of(2, 6L));
          answer(id, 1, "T1", new Answer.Reply("", null, Map.of(1, "3", 2, "999")));
          assertThat(answered(id, "T1").numbers()).isEqualTo(Map.of(1, 3L, 2, 6L));
        });
  }

  @Test
  void whatIsForwardedAddsUpToAProposal() {
    here(
        () -> {
          var parent = issue(draft(figures(1, DAY, (String) null), todo(2, DAY)));
          var question = directives.items(parent).getFirst().questions();
          var child =
              new Draft(
                  Ids.next(),
                  "转发",
                  "",
                  List.of(item(1, Item.Kind.RETURN, Duration.ofHours(5), question, 1)),
                  new Draft.Forwarded(parent, person("T1")));
          var id = issue(child, Audience.of("units", campus.classes().get(0)), "T1");
          returned(id, 1, "S01", "1");
          returned(id, 1, "S02", "4");
          assertThat(returns.proposals(parent, person("T1")))
              .isEqualTo(Map.of(1, new Returns.Proposal(3, 2, Map.of(1, 5L))));
          assertThat(issued.forwarded(parent, null, scope("T5"))).hasSize(1);
          assertThat(progress.units(id, scope("T5")).getFirst().count().receivers()).isEqualTo(3);
          var late =
              new Draft(
                  Ids.next(),
                  "转发",
                  "",
                  List.of(item(1, Item.Kind.RETURN, Duration.ofDays(2), question, 1)),
                  new Draft.Forwarded(parent, person("T1")));
          assertThatThrownBy(() -> issue(late, Audience.ALL, "T1"))
              .hasMessage("directives.due-after");
          directives.withdraw(parent, "重复", scope("T5"), "老师T5");
          assertThatThrownBy(() -> returned(id, 1, "S03", "1")).hasMessage("directives.withdrawn");
        });
  }
}
