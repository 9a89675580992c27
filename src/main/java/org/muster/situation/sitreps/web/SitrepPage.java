package org.muster.situation.sitreps.web;

import java.time.ZoneId;
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
}
