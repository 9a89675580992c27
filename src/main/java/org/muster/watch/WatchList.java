package org.muster.watch;

import java.time.Instant;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.Audience;
import org.muster.shared.Text;

/**
 * A list of people under attention.
 *
 * @param rule who belongs on it; null where people are put on it by hand only
 * @param layer how closely those on it are followed at first
 * @param everyDays somebody speaks to each of them so often, 1 to 14
 * @param by until which hour of the day on which it is due
 * @param keepDays so long the rule must have been false before somebody leaves it, 0 to 60
 * @param state {@code draft}, {@code live} or {@code ended}
 * @param ofPack true where a stage of the operation asked for it
 */
public record WatchList(
    UUID id,
    String nameZh,
    @Nullable String nameEn,
    @Nullable Audience rule,
    Layer layer,
    int everyDays,
    LocalTime by,
    int keepDays,
    String state,
    boolean ofPack,
    String createdBy,
    @Nullable Instant liveAt,
    @Nullable Instant endedAt) {

  /** What the list is called in the reader's language. */
  public String name(Text t) {
    return t.either(nameZh, nameEn);
  }

  public boolean live() {
    return state.equals("live");
  }

  public boolean draft() {
    return state.equals("draft");
  }
}
