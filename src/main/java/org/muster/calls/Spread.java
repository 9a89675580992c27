package org.muster.calls;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Gives each person one caller. The gravest are given first and stay with those who have them in
 * their charge, where possible with whoever called last; what is then too much goes to colleagues
 * with time left, again to the last caller where that is one of them. What nobody has time for
 * stays where it is: the plan says so.
 */
final class Spread {

  private static final Comparator<Ask> GRAVEST =
      Comparator.comparingInt(Ask::risk)
          .reversed()
          .thenComparing(Ask::since)
          .thenComparing(Ask::person);

  private final Map<UUID, Double> left = new HashMap<>();

  /** Who has most time left first. */
  private final Comparator<UUID> freest =
      Comparator.<UUID>comparingDouble(caller -> -left.getOrDefault(caller, 0.0))
          .thenComparing(Comparator.naturalOrder());

  private final TreeSet<UUID> callers = new TreeSet<>(freest);

  private Spread(List<Caller> callers) {
    for (var caller : callers) {
      left.put(caller.person(), caller.minutes());
      this.callers.add(caller.person());
    }
  }

  /** Who calls whom; somebody whom nobody can call is not in it. */
  static Map<UUID, UUID> over(List<Caller> callers, List<Ask> asks) {
    var spread = new Spread(callers);
    var given = new LinkedHashMap<UUID, UUID>();
    asks.stream()
        .sorted(GRAVEST)
        .forEach(ask -> spread.caller(ask).ifPresent(caller -> given.put(ask.person(), caller)));
    return given;
  }

  private Optional<UUID> caller(Ask ask) {
    var owner = ask.owners().stream().filter(left::containsKey).min(freest);
    var last = Optional.ofNullable(ask.last()).filter(left::containsKey);
    var chosen =
        last.filter(ask.owners()::contains)
            .filter(caller -> hasTime(caller, ask))
            .or(() -> owner.filter(caller -> hasTime(caller, ask)))
            .or(() -> last.filter(caller -> hasTime(caller, ask)))
            .or(() -> callers.stream().findFirst().filter(caller -> hasTime(caller, ask)))
            // Nobody has the time: it stays with whoever has the person in their charge.
            .or(() -> owner);
    chosen.ifPresent(caller -> take(caller, ask.minutes()));
    return chosen;
  }

  private boolean hasTime(UUID caller, Ask ask) {
    return left.getOrDefault(caller, 0.0) >= ask.minutes();
  }

  private void take(UUID caller, double minutes) {
    // Out and in again: a place in the order is of the time it was taken in.
    callers.remove(caller);
    left.merge(caller, -minutes, Double::sum);
    callers.add(caller);
  }
}
