package org.muster.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.people.People;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.shared.Texts;
import org.muster.workbench.Moment;
import org.springframework.beans.factory.annotation.Autowired;

/** What a person's page says of their rounds: what was out of the ordinary, to whom it may. */
class RoundsMomentsTests extends RoundsOnCampus {

  private static final Map<String, Object> ILL =
      Map.of(
          "health",
          "well",
          "temperature",
          38.6,
          "region",
          "在校",
          "isolation",
          "none",
          "contact",
          false,
          "listed_region",
          false,
          "household",
          false);

  @Autowired RoundsMoments moments;
  @Autowired People people;
  @Autowired Texts texts;

  @Test
  void saysWhatWasOutOfTheOrdinaryAndNothingOfAnOrdinaryDay() {
    here(
        () -> {
          var round = open();
          var own = new Submission.Answered(ILL);
          assertThat(reports.take(Submission.self(round.id(), person("S01"), "ill", own)))
              .isInstanceOf(Receipt.Accepted.class);
          reports.take(same(round, "S02", "well"));
          excusals.excuse(round, person("S03"), "住院", round.day(), "王老师");
          var tried = new Unreachables.Try(clock.instant(), Via.PHONE, "无人接听");
          unreachables.declare(round, person("S04"), List.of(tried), "王老师");

          assertThat(said("S01", all())).singleElement().asString().contains("报告异常");
          assertThat(said("S02", all())).isEmpty();
          assertThat(said("S03", all())).singleElement().asString().endsWith("免报");
          assertThat(said("S04", all())).singleElement().asString().contains("失联");
        });
  }

  @Test
  void saysNothingOfHealthToAClassLeader() {
    here(
        () -> {
          var round = open();
          var own = new Submission.Answered(ILL);
          reports.take(Submission.self(round.id(), person("S01"), "ill", own));
          var unit = people.find(all(), person("S01")).orElseThrow().unit();
          var leader =
              new Scope(
                  campus.id(),
                  person("S05"),
                  Map.of(PostKind.CLASS_LEADER, Set.of(java.util.Objects.requireNonNull(unit))));
          assertThat(said("S01", all())).isNotEmpty();
          assertThat(said("S01", leader)).isEmpty();
        });
  }

  private List<String> said(String number, Scope scope) {
    UUID id = person(number);
    Instant later = clock.instant().plus(Duration.ofMinutes(1));
    var person = people.find(all(), id).orElseThrow();
    return moments.of(person, scope, texts.of(Locale.SIMPLIFIED_CHINESE), later, 10).stream()
        .map(Moment::what)
        .toList();
  }
}
