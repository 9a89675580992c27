package org.muster.rounds;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which names of a roll are wanted: all criteria that are set hold together.
 *
 * @param state null for everybody
 * @param flagged true for those with an abnormal answer only
 * @param unit with all below it; null for all
 * @param place with all below it; null for all
 * @param nowhere true for those whose room is not known only
 * @param answer who gave this answer only; null for all
 * @param down true for the order turned round
 * @param words the beginning of a number, a name or of pinyin initials; null or empty for all
 */
public record RollQuery(
    @Nullable RollState state,
    boolean flagged,
    @Nullable UUID unit,
    @Nullable UUID place,
    boolean nowhere,
    @Nullable String words,
    @Nullable AnswerIs answer,
    Sort sort,
    boolean down,
    int offset,
    int limit) {

  /** The orders a list can have. */
  public enum Sort {
    /** Class by class, by number within. */
    UNIT,
    NUMBER,
    /** By pinyin. */
    NAME;

    /** The word in addresses. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Everybody of a state below a unit, class by class. */
  public static RollQuery of(@Nullable RollState state, @Nullable UUID unit, int limit) {
    return new RollQuery(state, false, unit, null, false, null, null, Sort.UNIT, false, 0, limit);
  }

  /** Those with an abnormal answer below a unit, class by class. */
  public static RollQuery flagged(@Nullable UUID unit, int limit) {
    return new RollQuery(null, true, unit, null, false, null, null, Sort.UNIT, false, 0, limit);
  }

  /** The same names, others of them. */
  public RollQuery page(int offset, int limit) {
    return new RollQuery(
        state, flagged, unit, place, nowhere, words, answer, sort, down, offset, limit);
  }
}
