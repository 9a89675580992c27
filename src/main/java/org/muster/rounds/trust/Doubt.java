package org.muster.rounds.trust;

import java.util.UUID;
import org.muster.situation.Share;

/**
 * A doubt about a total: how many of a unit's own reports show a sign.
 *
 * @param unit a college, or the university for those of no college
 * @param judged how many could show it
 * @param people how many do
 * @param chance how many would by chance alone
 * @param verified of people whose reports a call confirmed lately, how many were judged and show it
 *     all the same: the honest base rate
 */
public record Doubt(UUID unit, Sign sign, int judged, int people, double chance, Share verified) {

  /** The same sign of two units together. */
  Doubt and(Doubt other) {
    return new Doubt(
        unit,
        sign,
        judged + other.judged,
        people + other.people,
        chance + other.chance,
        new Share(
            verified.found() + other.verified.found(), verified.asked() + other.verified.asked()));
  }
}
