package org.muster.audit;

import java.util.OptionalLong;

/**
 * What a check of the trail's chain found.
 *
 * @param entries how many entries were checked
 * @param head the last entry's hash in hex, empty for an empty trail; written down elsewhere, it
 *     also shows entries cut off at the end
 * @param firstBroken the number of the first entry that was altered or whose predecessor is gone
 */
public record TrailCheck(long entries, String head, OptionalLong firstBroken) {

  public boolean holds() {
    return firstBroken.isEmpty();
  }
}
