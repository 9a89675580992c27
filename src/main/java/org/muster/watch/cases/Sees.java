package org.muster.watch.cases;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.shared.Problem;

/** Who may see which cases: class leaders and the data team none. */
public final class Sees {

  private Sees() {}

  /** True for those who see every case, and keep outbreaks: the working group and the clinic. */
  public static boolean all(Scope scope) {
    return scope.holds(PostKind.WORKING_GROUP) || scope.holds(PostKind.CLINIC);
  }

  /** True for those who see any. */
  public static boolean some(Scope scope) {
    return all(scope) || scope.holds(PostKind.CHIEF_COUNSELLOR) || scope.holds(PostKind.COUNSELLOR);
  }

  /** True when the case of somebody of this unit may be seen. */
  public static boolean unit(Scope scope, @Nullable UUID unit) {
    return all(scope) || unit != null && scope.readsAnswers(unit);
  }

  /** The units whose cases may be seen, or null for all there are: for SQL. */
  static UUID @Nullable [] units(Scope scope) {
    if (all(scope)) {
      return null;
    }
    Set<UUID> units = new java.util.HashSet<>(scope.units(PostKind.CHIEF_COUNSELLOR));
    units.addAll(scope.units(PostKind.COUNSELLOR));
    return units.toArray(UUID[]::new);
  }

  /** Refuses those who see none. */
  public static void require(Scope scope) {
    if (!some(scope)) {
      throw Problem.forbidden();
    }
  }

  /** Refuses those who do not see all. */
  public static void requireAll(Scope scope) {
    if (!all(scope)) {
      throw Problem.forbidden();
    }
  }
}
