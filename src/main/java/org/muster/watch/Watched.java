package org.muster.watch;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.Audience;
import org.muster.shared.Text;

/**
 * Somebody's time on a list.
 *
 * @param rule why, as the list's rule was then; null for who was put on it by hand
 * @param why why in words, where it was by hand
 * @param owner who follows them up now; null once it has ended
 * @param contactAt when they were last spoken to since; null where nobody did yet
 * @param dueAt until when they are to be spoken to next; null once it has ended
 * @param endedBy who took them off; null where the rule or the list's end did
 */
public record Watched(
    UUID person,
    String number,
    String name,
    @Nullable UUID unit,
    String unitName,
    UUID entry,
    UUID list,
    String nameZh,
    @Nullable String nameEn,
    Layer layer,
    @Nullable Audience rule,
    @Nullable String why,
    @Nullable UUID owner,
    String ownerName,
    Instant enteredAt,
    @Nullable String enteredBy,
    @Nullable Instant contactAt,
    @Nullable Instant dueAt,
    @Nullable Instant endedAt,
    @Nullable String endedBy,
    @Nullable String endedWhy) {

  /** The list's name in the reader's language. */
  public String listName(Text t) {
    return t.either(nameZh, nameEn);
  }

  public boolean open() {
    return endedAt == null;
  }

  /** True where somebody should have spoken to them by then. */
  public boolean overdue(Instant now) {
    return dueAt != null && dueAt.isBefore(now);
  }
}
