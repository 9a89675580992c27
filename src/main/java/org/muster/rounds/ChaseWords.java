package org.muster.rounds;

import java.time.ZoneId;
import org.muster.notices.Words;
import org.muster.shared.Text;
import org.muster.shared.Texts;
import org.springframework.stereotype.Component;

/** What the steps of a chase say, in both languages. */
@Component
class ChaseWords {

  private final Texts texts;

  ChaseWords(Texts texts) {
    this.texts = texts;
  }

  Words of(Chase.Kind step, Round round, ZoneId zone) {
    return Words.of(texts, t -> title(t, step, round), t -> body(t, step, round, zone));
  }

  private static String title(Text t, Chase.Kind step, Round round) {
    var title = t.of("rounds.chase.%s.title".formatted(step.word()), round.name());
    return title.length() > 100 ? title.substring(0, 100) : title;
  }

  private static String body(Text t, Chase.Kind step, Round round, ZoneId zone) {
    return t.of(
        "rounds.chase.%s.body".formatted(step.word()), round.name(), t.moment(round.dueAt(), zone));
  }
}
