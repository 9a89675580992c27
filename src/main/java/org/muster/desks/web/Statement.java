package org.muster.desks.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muster.people.Readiness;
import org.muster.shared.Divisions;
import org.muster.shared.Problem;

/**
 * A statement as the form sends it.
 *
 * @param same true for "as before": nothing else of the form counts
 * @param where {@code campus}, {@code town} or {@code away}
 * @param region a place in full, 广东省珠海市; counts for one who is away
 * @param isolating present when ticked
 * @param hours from being called to being there; none for one who cannot be recalled
 */
record Statement(
    @Nullable Boolean same,
    @Nullable String where,
    @Nullable String region,
    @Nullable Boolean isolating,
    @Nullable Boolean works,
    @Nullable Integer hours,
    @Nullable LocalDate from,
    @Nullable LocalDate until) {

  /**
   * What it says.
   *
   * @throws Problem where nothing is said of where and whether, or the place is not known
   */
  Readiness.Days days(Readiness.@Nullable Days before, LocalDate today, Divisions divisions) {
    if (Boolean.TRUE.equals(same)) {
      return again(Optional.ofNullable(before).orElseThrow(Problem::notFound), today);
    }
    if (works == null) {
      throw Problem.unprocessable("desks.works");
    }
    var place = place();
    return new Readiness.Days(
        from == null ? today : from,
        until,
        works,
        place,
        place == Readiness.Whereabouts.AWAY ? region(divisions) : null,
        keepsToRoom(),
        // One who keeps to their room is not to be recalled, whatever stands in the field.
        keepsToRoom() ? null : hours);
  }

  /** The same from today on, for as many days as before. */
  private static Readiness.Days again(Readiness.Days before, LocalDate today) {
    return new Readiness.Days(
        today,
        before.until() == null
            ? null
            : today.plusDays(ChronoUnit.DAYS.between(before.from(), before.until())),
        before.works(),
        before.whereabouts(),
        before.region(),
        before.isolating(),
        before.hoursAway());
  }

  private boolean keepsToRoom() {
    return Boolean.TRUE.equals(isolating);
  }

  private Readiness.Whereabouts place() {
    try {
      return Readiness.Whereabouts.valueOf((where == null ? "" : where).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unsaid) {
      throw Problem.unprocessable("desks.where");
    }
  }

  private @Nullable String region(Divisions divisions) {
    return region == null || region.isBlank()
        ? null
        : divisions.named(region).orElseThrow(() -> Problem.unprocessable("desks.region"));
  }
}
