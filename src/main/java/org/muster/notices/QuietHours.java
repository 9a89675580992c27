package org.muster.notices;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When people are left in peace: from half past ten in the evening to seven, unless they say
 * otherwise, on the clock of where they are.
 */
final class QuietHours {

  static final LocalTime FROM = LocalTime.of(22, 30);
  static final LocalTime TO = LocalTime.of(7, 0);

  private QuietHours() {}

  /** The end of the house's quiet hours in which a moment lies; empty where it lies in none. */
  static Optional<Instant> end(Instant moment, ZoneId zone) {
    var local = moment.atZone(zone);
    if (local.toLocalTime().isBefore(TO)) {
      return Optional.of(local.with(TO).toInstant());
    }
    return local.toLocalTime().isBefore(FROM)
        ? Optional.empty()
        : Optional.of(local.plusDays(1).with(TO).toInstant());
  }

  /**
   * SQL to be joined to a row {@code f} of {@code notices.preference}, which may be missing: {@code
   * q.until} is the end of the quiet hours in which {@code :now} lies, or null. Takes {@code :now,
   * :zone, :quietFrom, :quietTo}.
   */
  static final String JOIN =
      """
      cross join lateral (
        select coalesce(f.zone, :zone) as zone,
               coalesce(f.quiet_from, :quietFrom::time) as begins,
               coalesce(f.quiet_to, :quietTo::time) as ends) w
      cross join lateral (select :now::timestamptz at time zone w.zone as local) l
      cross join lateral (
        select case
          when w.begins < w.ends and l.local::time >= w.begins and l.local::time < w.ends
            or w.begins > w.ends and l.local::time < w.ends
          then (l.local::date + w.ends) at time zone w.zone
          when w.begins > w.ends and l.local::time >= w.begins
          then (l.local::date + 1 + w.ends) at time zone w.zone
          end as until) q
      """;
}
