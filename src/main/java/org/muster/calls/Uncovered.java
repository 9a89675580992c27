package org.muster.calls;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.people.Chain;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.springframework.stereotype.Component;

/** The classes for which no counsellor acts today: their students are somebody's to call. */
@Component
class Uncovered {

  private final Chain chain;

  Uncovered(Chain chain) {
    this.chain = chain;
  }

  /** Those in a chief counsellor's charge, and those that fall to somebody higher still. */
  Set<UUID> of(Scope scope) {
    if (!scope.holds(PostKind.CHIEF_COUNSELLOR) && !scope.holds(PostKind.WORKING_GROUP)) {
      return Set.of();
    }
    var chief = scope.units(PostKind.CHIEF_COUNSELLOR);
    return chain.gaps().stream()
        .filter(
            gap ->
                chief.contains(gap.unit())
                    || gap.owner() != null && gap.owner().equals(scope.person()))
        .map(Chain.Gap::unit)
        .collect(Collectors.toSet());
  }
}
