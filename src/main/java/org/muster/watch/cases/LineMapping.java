package org.muster.watch.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a file is read.
 *
 * @param fields what each column means; null for one that is left out
 * @param order the order of a date's parts where it does not begin with the year
 * @param unsaid how a case stands of which the file does not say it
 * @param numbers true where its labels are numbers of the roll
 * @param sources true where a contact's case is who infected it
 */
public record LineMapping(
    List<@Nullable LineField> fields,
    LineDays.Order order,
    CaseState unsaid,
    boolean numbers,
    boolean sources) {

  /** So many days after the last onset an outbreak is taken to be over. */
  private static final int OVER = 60;

  private static final Set<String> BINARY = Set.of("0", "1", "9");

  /** The column of a field, if any has it. */
  Optional<Integer> column(LineField field) {
    int at = fields.indexOf(field);
    return at < 0 ? Optional.empty() : Optional.of(at);
  }

  public boolean has(LineField field) {
    return fields.contains(field);
  }

  /** The best guess from the headings and, for what was eaten, from the values. */
  public static LineMapping guess(List<List<String>> rows, boolean contacts, LocalDate today) {
    var heading = rows.getFirst();
    var fields = new ArrayList<@Nullable LineField>(Collections.nCopies(heading.size(), null));
    for (var field : LineField.all(contacts)) {
      int best = -1;
      int most = 0;
      for (int column = 0; column < heading.size(); column++) {
        int named = fields.get(column) == null ? field.named(heading.get(column)) : 0;
        if (named > most) {
          most = named;
          best = column;
        }
      }
      if (best >= 0) {
        fields.set(best, field);
      }
    }
    if (fields.contains(LineField.ILL)) {
      for (int column = 0; column < heading.size(); column++) {
        if (fields.get(column) == null && binary(rows, column)) {
          fields.set(column, LineField.HAD);
        }
      }
    }
    return new LineMapping(
        fields,
        LineDays.Order.DAY_MONTH,
        longAgo(rows, fields, today) ? CaseState.RECOVERED : CaseState.CONFIRMED,
        false,
        contacts);
  }

  /** Of an outbreak that is over nobody has to be looked at every day. */
  private static boolean longAgo(
      List<List<String>> rows, List<@Nullable LineField> fields, LocalDate today) {
    int onset = fields.indexOf(LineField.ONSET);
    return onset >= 0
        && rows.stream()
            .skip(1)
            .filter(row -> onset < row.size())
            .flatMap(row -> LineDays.read(row.get(onset), LineDays.Order.DAY_MONTH).stream())
            .max(Comparator.naturalOrder())
            .filter(last -> last.isBefore(today.minusDays(OVER)))
            .isPresent();
  }

  private static boolean binary(List<List<String>> rows, int column) {
    boolean any = false;
    for (var row : rows.subList(1, rows.size())) {
      var value = column < row.size() ? row.get(column) : "";
      if (LineDays.unknown(value)) {
        continue;
      }
      if (!BINARY.contains(value)) {
        return false;
      }
      any = true;
    }
    return any;
  }
}
