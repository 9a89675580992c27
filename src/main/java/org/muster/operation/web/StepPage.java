package org.muster.operation.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.operation.InForce;
import org.muster.operation.StageStep;
import org.muster.people.PostKind;

/**
 * What a step would change, before it is made.
 *
 * @param now the stage it leaves; null where an operation begins
 * @param holders how many people act in each kind of post
 * @param another true when an operation is in force already, so that none can begin
 */
public record StepPage(
    @Nullable InForce now, StageStep step, Map<PostKind, Long> holders, boolean another) {

  /** For how many a duty is. */
  public long holders(PostKind role) {
    return holders.getOrDefault(role, 0L);
  }
}
