package org.muster.calls;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

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

  private final List<Caller> callers;
  private final Map<UUID, Double> left = new HashMap<>();

  private Spread(List<Caller> callers) {
    this.callers = callers;
    callers.forEach(caller -> left.put(caller.person(), caller.minutes()));
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
    Predicate<UUID> owns = ask.owners()::contains;
    Predicate<UUID> last = caller -> caller.equals(ask.last());
    var chosen =
        free(ask, owns.and(last))
            .or(() -> free(ask, owns))
            .or(() -> free(ask, last))
            .or(() -> free(ask, anybody -> true))
            // Nobody has the time: it stays with whoever has the person in their charge.
            .or(() -> most(owns));
    chosen.ifPresent(caller -> left.merge(caller, -ask.minutes(), Double::sum));
    return chosen;
  }

  /** Of those who still have the time for it, who has most. */
  private Optional<UUID> free(Ask ask, Predicate<UUID> who) {
    return most(who.and(caller -> left.getOrDefault(caller, 0.0) >= ask.minutes()));
  }

  private Optional<UUID> most(Predicate<UUID> who) {
    return callers.stream()
        .map(Caller::person)
        .filter(who)
        .max(
            Comparator.comparingDouble((UUID caller) -> left.getOrDefault(caller, 0.0))
                .thenComparing(Comparator.<UUID>naturalOrder().reversed()));
  }
}
