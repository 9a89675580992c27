package org.muster.rounds;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.muster.people.Scope;

/** What statements of this room share: a charge as a condition, times as PostgreSQL keeps them. */
final class Sql {

  private static final int FEW_UNITS = 64;

  private Sql() {}

  /**
   * The charge as a condition on {@code r.unit_id}, with its units as {@code :scope}. A few units
   * are found by the index; of many, each row would be compared with all of them, so those are
   * looked up by their hash.
   */
  static String covered(Scope scope) {
    var units = scope.units();
    if (units == null) {
      return "true";
    }
    return units.length <= FEW_UNITS
        ? "r.unit_id = any (:scope::uuid[])"
        : "r.unit_id in (select unnest(:scope::uuid[]))";
  }

  static OffsetDateTime time(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }

  static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
