package org.muster.movement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rule on leave.
 *
 * @param chiefAfterDays longer leave is the chief counsellor's to decide too
 * @param simpleDays leave as short, within the province, may be approved many at once
 * @param province the university's own, as a GB/T 2260 code; null while nobody has said
 * @param observeDays days of observation after coming back
 * @param regions the regions for which more than the counsellor decides, as codes
 */
public record Rule(
    int chiefAfterDays,
    int simpleDays,
    @Nullable String province,
    int observeDays,
    List<String> regions) {

  /** True where a place lies in a listed region, or is one. */
  public boolean listed(@Nullable String region) {
    return region != null && regions.stream().anyMatch(listed -> within(region, listed));
  }

  /** True where a place lies in the university's province. */
  boolean near(@Nullable String region) {
    return region != null && province != null && within(region, province);
  }

  private static boolean within(String place, String region) {
    var prefix =
        region.endsWith("0000")
            ? region.substring(0, 2)
            : region.endsWith("00") ? region.substring(0, 4) : region;
    return place.startsWith(prefix);
  }
}
