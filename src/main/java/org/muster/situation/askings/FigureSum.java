package org.muster.situation.askings;

/**
 * A figure summed over those who gave it.
 *
 * @param members on how many the sum stands
 */
public record FigureSum(String key, long sum, int members) {}
