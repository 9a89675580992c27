package org.muster.situation.warnings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A count that is unusual, or a cluster.
 *
 * @param measure the key of the figure
 * @param spot the unit or place it is about
 * @param zone of a cluster all its rooms and classes; else empty
 * @param unit who answers for it acknowledges it
 * @param corrected what the count was judged as, when more reports were to come; null where it was
 *     judged as it stood
 * @param chance how often its method calls where nothing happens, as a share of days or scans
 * @param preliminary counted while the day went on
 * @param last the last day on which it was still so
 * @param settled null while it is open
 */
public record Warning(
    UUID id,
    String measure,
    UUID spot,
    String kind,
    String spotName,
    List<UUID> zone,
    UUID unit,
    Method method,
    LocalDate day,
    int observed,
    @Nullable Integer corrected,
    double expected,
    double upper,
    double chance,
    boolean preliminary,
    Instant raisedAt,
    Instant dueAt,
    LocalDate last,
    @Nullable Settled settled) {

  /** What called it. */
  public enum Method {
    /** So many of one class or room that the law has it looked into. */
    RULE,
    C1,
    C2,
    C3,
    FARRINGTON,
    SCAN;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Method of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** What came of it. */
  public enum Outcome {
    REAL,
    NOT_REAL,
    UNCLEAR;

    /** The word in addresses and messages: {@code not-real}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Outcome of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /** Who said what it was. */
  public record Settled(Instant at, String by, Outcome outcome) {}

  /** True where rooms are counted, not classes. */
  public boolean ofPlace() {
    return List.of("campus", "building", "floor", "room").contains(kind);
  }

  /** In about how many days, or scans, one such alarm comes by chance; two digits of it. */
  public long oneIn() {
    double days = 1 / Math.max(chance, 1.0 / ChanceAlarms.DAYS);
    double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(days)) - 1));
    return Math.round(Math.round(days / unit) * unit);
  }
}
