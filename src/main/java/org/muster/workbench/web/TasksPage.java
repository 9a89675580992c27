package org.muster.workbench.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.muster.workbench.Task;

/**
 * The page of what somebody must do.
 *
 * @param tonight when today ends
 * @param mine the viewer's own, the earliest first
 * @param late what should have been done by now in their charge, whoever must do it
 * @param charge true for those who are shown what is late of others
 */
public record TasksPage(
    Instant tonight, List<Task> mine, List<Task> late, boolean charge, Instant now, ZoneId zone) {

  /** The viewer's own until tonight. */
  public List<Task> today() {
    return mine.stream().filter(task -> task.overdue(tonight)).toList();
  }

  /** The viewer's own after it. */
  public List<Task> later() {
    return mine.stream().filter(task -> !task.overdue(tonight)).toList();
  }

  /** How many of the viewer's own are overdue. */
  public long overdue() {
    return mine.stream().filter(task -> task.overdue(now)).count();
  }
}
