package org.muster.rounds.web;

import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.shared.Problem;

/** Who sees lists beyond their own class. */
final class Staff {

  private Staff() {}

  /** Class leaders have their class's page, and no list of rounds, closures or exports. */
  static void require(Scope scope) {
    if (!scope.whole()
        && !scope.holds(PostKind.COUNSELLOR)
        && !scope.holds(PostKind.CHIEF_COUNSELLOR)) {
      throw Problem.forbidden();
    }
  }
}
