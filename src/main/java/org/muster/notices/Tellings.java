package org.muster.notices;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.muster.shared.Text;
import org.muster.shared.Texts;
import org.springframework.stereotype.Service;

/** What the program itself tells some people, in both languages and in the same words to each. */
@Service
public class Tellings {

  private final Notices notices;
  private final Texts texts;

  Tellings(Notices notices, Texts texts) {
    this.notices = notices;
    this.texts = texts;
  }

  /**
   * Something to be told.
   *
   * @param key the same key is the same notice: told once, however often it is sent
   * @param urgent is told in the quiet hours too, and before the others
   * @param path the page it leads to
   * @param until who has not been told by then need not be told any more
   */
  public record Telling(
      String key,
      boolean urgent,
      String path,
      Instant until,
      Function<Text, String> title,
      Function<Text, String> text) {}

  /** Tells it; to nobody it is not told. */
  public void tell(Collection<UUID> people, Telling telling) {
    if (people.isEmpty()) {
      return;
    }
    notices.send(
        new Draft(
            telling.key(),
            Words.of(texts, telling.title(), telling.text()),
            telling.urgent(),
            null,
            telling.path(),
            telling.until()),
        new Recipients.Each(
            people.stream().distinct().map(one -> new Recipients.One(one, Map.of())).toList()),
        Sender.PROGRAM);
  }
}
