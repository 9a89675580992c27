package org.muster.situation.sitreps.web;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.muster.situation.sitreps.Sitrep;

/**
 * A report with what may be done with it.
 *
 * @param makes true for who may write and release it
 */
public record SitrepPage(Sitrep sitrep, boolean makes, ZoneId zone) {

  /** True while its words can be written. */
  public boolean writable() {
    return makes && !sitrep.released();
  }

  /** {@code +12}; a dash where there is nothing to compare with. */
  public static String change(@Nullable Integer change) {
    if (change == null) {
      return "–";
    }
    return change == 0 ? "0" : (change > 0 ? "+" : "−") + Math.abs(change);
  }
}
