package org.muster.rounds.web;

import org.muster.rounds.trust.Doubt;
import org.muster.rounds.trust.Sampled;

/**
 * How far the totals of a board can be trusted, in a line.
 *
 * @param looks how many of its own reports look scripted or copied
 * @param sampled what calling a sample of the whole round brought
 */
public record DoubtLine(Doubt looks, Sampled sampled) {}
