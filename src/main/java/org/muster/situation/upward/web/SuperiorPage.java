package org.muster.situation.upward.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.situation.upward.Superior;
import org.muster.situation.upward.UpwardReturn;

/**
 * One of those above, today's return and those before.
 *
 * @param last today's last; null where there is none yet
 * @param changed what today's last would say now and does not
 */
public record SuperiorPage(
    Superior superior,
    LocalDate today,
    @Nullable UpwardReturn last,
    List<Change> changed,
    List<UpwardReturn> returns,
    List<UpwardPage.Choice> choices) {

  /** A figure then and now; an unknown one is null. */
  public record Change(String label, @Nullable Integer from, @Nullable Integer to) {}
}
