package org.muster.calls.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.calls.CallSettings;
import org.muster.calls.CollegePlan;

/**
 * Whether the calls until a day can be made.
 *
 * @param given how many have just been given to others; null for no such thing
 * @param sets true for those who set the figures
 */
public record PlanPage(
    List<CollegePlan> colleges,
    LocalDate today,
    LocalDate until,
    LocalDate farthest,
    CallSettings.Figures figures,
    boolean sets,
    @Nullable Integer given) {}
