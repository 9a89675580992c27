package org.muster.rounds.web;

import java.time.ZoneId;
import java.util.List;
import org.muster.rounds.Round;
import org.muster.rounds.Steps;

/**
 * The steps of a round's chase.
 *
 * @param opens true where what was sent can be looked at
 */
public record ChasePage(Round round, ZoneId zone, List<Steps.Step> steps, boolean opens) {}
