package org.muster.calls;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person to be called, with every reason there is.
 *
 * @param reasons at least one, the gravest first
 * @param tried the attempts since the reasons began, oldest first
 * @param handedTo who has been given this person's calls in place of the viewer; null for nobody
 */
public record Card(
    UUID person,
    String number,
    String name,
    String initials,
    @Nullable UUID unit,
    String unitName,
    List<Due> reasons,
    List<Attempt> tried,
    Next next,
    @Nullable String handedTo) {

  /** In the order of risk, then of age. */
  static final Comparator<Card> ORDER =
      Comparator.comparingInt(Card::risk)
          .reversed()
          .thenComparing(Card::since)
          .thenComparing(Card::number);

  /** True where the person belongs to one of these units. */
  boolean within(java.util.Set<UUID> units) {
    return unit != null && units.contains(unit);
  }

  /** The same, knowing whose numbers there are. */
  public Card knowing(java.util.Set<org.muster.people.Tie> there) {
    var due = reasons.stream().map(Due::at).min(Comparator.naturalOrder()).orElseThrow();
    return new Card(
        person,
        number,
        name,
        initials,
        unit,
        unitName,
        reasons,
        tried,
        BackOff.next(due, tried, there),
        handedTo);
  }

  /** The gravest reason's risk. */
  public int risk() {
    return reasons.getFirst().risk();
  }

  /** When the first of the reasons began. */
  public Instant since() {
    return reasons.stream().map(Due::since).min(Comparator.naturalOrder()).orElseThrow();
  }
}
