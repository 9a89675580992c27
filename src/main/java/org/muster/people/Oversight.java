package org.muster.people;

import org.muster.shared.Problem;
import org.springframework.stereotype.Component;

/**
 * Who looks after all institutions of the program: the working group and the data team of one that
 * was set over the others, a province's office for one. By the set-up token alone is it set there.
 */
@Component
public class Oversight {

  private final Directory directory;

  Oversight(Directory directory) {
    this.directory = directory;
  }

  /** True for those who see the figures of all, never a name. */
  public boolean sees(Scope scope) {
    return scope.whole() && directory.oversees(scope.institution());
  }

  /** True for those who also say under which names and where institutions are reached. */
  public boolean directs(Scope scope) {
    return scope.holds(PostKind.WORKING_GROUP) && directory.oversees(scope.institution());
  }

  /**
   * Refuses everybody else.
   *
   * @throws Problem 403
   */
  public void requireSees(Scope scope) {
    if (!sees(scope)) {
      throw Problem.forbidden();
    }
  }
}
