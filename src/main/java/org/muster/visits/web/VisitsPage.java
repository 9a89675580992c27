package org.muster.visits.web;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.muster.visits.StayGroups;
import org.muster.visits.Visit;

/**
 * Visits that are the viewer's to see, and the groups of those who stay.
 *
 * @param makes true for those who may make a visit
 * @param groups empty for those who may not give any
 * @param due when a visit is due unless it is said
 */
public record VisitsPage(
    List<Visit> visits,
    List<StayGroups.StayGroup> groups,
    Rooms rooms,
    boolean makes,
    boolean gives,
    LocalDateTime due,
    Instant now,
    ZoneId zone) {}
