package org.muster.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the step from one stage to another changes for people, told before it is made.
 *
 * @param from null where the operation begins
 * @param changes what the other rooms would do
 * @param unread parts of the stage that no room reads: nothing comes of them
 */
public record StageStep(
    Pack pack, @Nullable Stage from, Stage to, List<Change> changes, List<String> unread) {

  public List<Stage.Rule> rulesAdded() {
    return from == null ? to.rules() : without(to.rules(), from.rules());
  }

  public List<Stage.Rule> rulesRemoved() {
    return from == null ? List.of() : without(from.rules(), to.rules());
  }

  public List<Stage.Rule> rulesKept() {
    return without(to.rules(), rulesAdded());
  }

  public List<Duty> dutiesAdded() {
    return from == null ? to.duties() : without(to.duties(), from.duties());
  }

  public List<Duty> dutiesRemoved() {
    return from == null ? List.of() : without(from.duties(), to.duties());
  }

  private static <T> List<T> without(List<T> all, List<T> others) {
    return all.stream().filter(one -> !others.contains(one)).toList();
  }
}
