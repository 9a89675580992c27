package org.muster.situation.askings;

import java.time.LocalTime;
import java.util.List;

/**
 * What is asked every day.
 *
 * @param opensAt the institution's hour at which the day's roll is frozen
 * @param dueAt the hour by which answers are due
 * @param stopped true where no further day is opened by itself
 */
public record AskingPlan(
    List<String> figures, LocalTime opensAt, LocalTime dueAt, String madeBy, boolean stopped) {}
