package org.muster.watch.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One illness of an outbreak as it stands now.
 *
 * @param person null for one that is known by its label only
 * @param name the person's name, or the label
 * @param number the person's number; null for a label
 * @param unit where a person of the roll belongs today; null for others
 * @param unitName its name, or what the line list says
 * @param n how often it turned; whoever turns it says which turn they saw
 * @param turnedOn since when it stands so; null where nobody knows
 * @param infector who infected it; null where that is unknown
 * @param infectorName its name or label, or a label that is nobody's yet; null where the viewer may
 *     not know
 */
public record Case(
    UUID id,
    UUID outbreak,
    @Nullable UUID person,
    String name,
    @Nullable String number,
    @Nullable UUID unit,
    @Nullable String unitName,
    int n,
    CaseState state,
    @Nullable LocalDate turnedOn,
    Instant turnedAt,
    @Nullable LocalDate onset,
    @Nullable LocalDate sampled,
    @Nullable LocalDate reported,
    @Nullable String sex,
    @Nullable Double age,
    @Nullable String place,
    @Nullable UUID infector,
    @Nullable String infectorName) {

  /** Its day in pictures: the onset, else the nearest that is known. */
  public @Nullable LocalDate day() {
    return onset != null
        ? onset
        : sampled != null ? sampled : reported != null ? reported : turnedOn;
  }
}
