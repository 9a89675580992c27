package org.muster.watch.cases;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the days of a line list, as people and spreadsheets write them. */
public final class LineDays {

  /** The order of a date's parts where it does not begin with the year. */
  public enum Order {
    DAY_MONTH,
    MONTH_DAY
  }

  private static final Set<String> UNKNOWN =
      Set.of(
          "", "na", "n/a", "nan", "null", "none", "unknown", ".", "-", "--", "?", "未知", "不详", "无");

  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?:[T ].*)?");
  private static final Pattern YEAR_LAST =
      Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4}|\\d{2})(?: .*)?");
  private static final Pattern TIGHT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");

  /** A day as spreadsheets count it: 1 January 1950 to 2100. */
  private static final Pattern SERIAL = Pattern.compile("(1[89]|[2-6]\\d|7[0-3])\\d{3}(\\.\\d+)?");

  private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

  private LineDays() {}

  /** True where a cell says that nothing is known. */
  static boolean unknown(String value) {
    return UNKNOWN.contains(value.strip().toLowerCase(Locale.ROOT));
  }

  /** The day a cell says; empty where it cannot be one. */
  static Optional<LocalDate> read(String value, Order order) {
    var text = value.strip();
    try {
      var first = YEAR_FIRST.matcher(text);
      if (first.matches()) {
        return day(first.group(1), first.group(2), first.group(3));
      }
      var last = YEAR_LAST.matcher(text);
      if (last.matches()) {
        var year = last.group(3).length() == 2 ? "20" + last.group(3) : last.group(3);
        return order == Order.DAY_MONTH
            ? day(year, last.group(2), last.group(1))
            : day(year, last.group(1), last.group(2));
      }
      var tight = TIGHT.matcher(text);
      if (tight.matches()) {
        return day(tight.group(1), tight.group(2), tight.group(3));
      }
      if (SERIAL.matcher(text).matches()) {
        return Optional.of(SERIAL_ZERO.plusDays((long) Double.parseDouble(text)));
      }
    } catch (DateTimeException never) {
      // The 31st of June.
    }
    return Optional.empty();
  }

  private static Optional<LocalDate> day(String year, String month, String day) {
    return Optional.of(
        LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
  }
}
