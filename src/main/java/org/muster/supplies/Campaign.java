package org.muster.supplies;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Text;

/**
 * Something to be given once to each.
 *
 * @param unit whose students; null for all
 * @param parts what each is given
 * @param meant for how many
 * @param given to how many so far
 */
public record Campaign(
    UUID id,
    String nameZh,
    @Nullable String nameEn,
    Store store,
    @Nullable UUID unit,
    String unitName,
    List<Part> parts,
    int meant,
    int given,
    Instant madeAt,
    @Nullable Instant closedAt) {

  /** So much of an item. */
  public record Part(Supply item, int amount) {}

  public String name(Text t) {
    return t.either(nameZh, nameEn);
  }
}
