package org.muster.watch.cases;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who was exposed to cases of an outbreak and is no case there.
 *
 * @param person null for one who is known by a label only
 * @param last the last exposure
 * @param until the last day of being followed
 * @param confirmed true where a case they were exposed to was confirmed
 * @param cases how many cases they were exposed to
 */
public record Contact(
    @Nullable UUID person,
    String name,
    @Nullable String number,
    @Nullable String unit,
    LocalDate last,
    LocalDate until,
    int followDays,
    boolean confirmed,
    int cases) {

  /** Which day of being followed it is; 0 on the day of the last exposure. */
  public long day(LocalDate today) {
    return Math.max(0, ChronoUnit.DAYS.between(last, today));
  }

  public boolean followed(LocalDate today) {
    return !today.isAfter(until);
  }
}
