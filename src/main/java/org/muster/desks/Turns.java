package org.muster.desks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;

/**
 * Gives slots to people in turn. Whoever has had the fewest shifts comes next, among equals who had
 * this time of day least, then who has waited longest; nobody has two that are less than a rest
 * apart while somebody else could.
 */
final class Turns {

  private static final long DAY_SECONDS = Duration.ofDays(1).toSeconds();

  private static final Duration REST = Duration.ofHours(11);

  /**
   * Who has which slot.
   *
   * @param without the slots that nobody could have
   */
  record Given(Map<Rota.Slot, UUID> shifts, List<Rota.Slot> without) {}

  private final List<UUID> people;
  private final Map<UUID, List<Rota.Slot>> had = new HashMap<>();
  private final BiPredicate<UUID, Rota.Slot> prevented;

  /**
   * Turns of some people.
   *
   * @param people in the order of their turns
   * @param had what they have already, of this rota
   * @param prevented whether one cannot have a slot
   */
  Turns(List<UUID> people, Map<UUID, List<Rota.Slot>> had, BiPredicate<UUID, Rota.Slot> prevented) {
    this.people = people;
    this.prevented = prevented;
    people.forEach(
        person -> this.had.put(person, new ArrayList<>(had.getOrDefault(person, List.of()))));
  }

  Given give(List<Rota.Slot> slots) {
    var given = new LinkedHashMap<Rota.Slot, UUID>();
    var without = new ArrayList<Rota.Slot>();
    for (var slot : slots) {
      next(slot)
          .ifPresentOrElse(
              person -> {
                given.put(slot, person);
                mine(person).add(slot);
              },
              () -> without.add(slot));
    }
    return new Given(given, without);
  }

  private Optional<UUID> next(Rota.Slot slot) {
    return people.stream()
        .filter(person -> !prevented.test(person, slot))
        .min(
            Comparator.<UUID>comparingInt(person -> rested(person, slot) ? 0 : 1)
                .thenComparingInt(person -> mine(person).size())
                .thenComparingInt(person -> alike(person, slot))
                .thenComparing(person -> last(person))
                .thenComparingInt(people::indexOf));
  }

  private boolean rested(UUID person, Rota.Slot slot) {
    var wide = new Rota.Slot(slot.start().minus(REST), slot.end().plus(REST));
    return mine(person).stream().noneMatch(wide::meets);
  }

  /** How often they had this time of day: nights go around as well. */
  private int alike(UUID person, Rota.Slot slot) {
    return (int)
        mine(person).stream()
            .filter(
                had -> Duration.between(had.start(), slot.start()).toSeconds() % DAY_SECONDS == 0)
            .count();
  }

  private Instant last(UUID person) {
    return mine(person).stream()
        .map(Rota.Slot::end)
        .max(Comparator.naturalOrder())
        .orElse(Instant.MIN);
  }

  private List<Rota.Slot> mine(UUID person) {
    return had.getOrDefault(person, List.of());
  }
}
