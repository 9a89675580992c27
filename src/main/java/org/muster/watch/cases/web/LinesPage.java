package org.muster.watch.cases.web;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Problem;
import org.muster.watch.cases.CaseState;
import org.muster.watch.cases.ContactLists;
import org.muster.watch.cases.LineDays;
import org.muster.watch.cases.LineField;
import org.muster.watch.cases.LineFiles;
import org.muster.watch.cases.LineMapping;
import org.muster.watch.cases.LinePreview;
import org.muster.watch.cases.LineProblem;
import org.muster.watch.cases.Outbreak;

/**
 * A file that was sent: how its columns are read, and what it would do.
 *
 * @param cases what a list of cases would do; null for another list, or where it cannot be read so
 * @param problem why it cannot be read so
 */
public record LinesPage(
    Outbreak outbreak,
    LineFiles.Sent file,
    LineMapping mapping,
    @Nullable LinePreview cases,
    ContactLists.@Nullable Preview contacts,
    @Nullable Problem problem) {

  /** The column's meaning as a form has it; empty for one that is left out. */
  public String field(int column) {
    var field = mapping.fields().get(column);
    return field == null ? "" : field.word();
  }

  /** A value of a column, to recognise it by. */
  public String sample(int column) {
    return file.rows().stream()
        .skip(1)
        .filter(row -> column < row.size() && !row.get(column).isEmpty())
        .map(row -> row.get(column))
        .findFirst()
        .orElse("");
  }

  public List<LineField> fields() {
    return LineField.all(file.contacts());
  }

  /** What is not taken as it stands, row by row. */
  public List<LineProblem> problems() {
    return cases != null
        ? cases.problems()
        : contacts != null ? Objects.requireNonNull(contacts).problems() : List.of();
  }

  /** The same doubt over a whole column, told once. */
  public record Doubt(String word, String heading, boolean left, int rows, int first) {}

  /** The doubts by kind and column, the most frequent first. */
  public List<Doubt> doubts() {
    var doubts = new LinkedHashMap<String, Doubt>();
    for (var one : problems()) {
      doubts.merge(
          one.word() + (one.word().startsWith("infector") ? "" : one.heading()),
          new Doubt(one.word(), one.heading(), one.left(), 1, one.row()),
          (a, b) -> new Doubt(a.word(), a.heading(), a.left(), a.rows() + 1, a.first()));
    }
    return doubts.values().stream()
        .sorted(Comparator.comparingInt(Doubt::rows).reversed())
        .toList();
  }

  public boolean readable() {
    return problem == null;
  }

  /** How a case may stand of which the file does not say it. */
  public static List<CaseState> unsaid() {
    return List.of(CaseState.CONFIRMED, CaseState.SUSPECTED, CaseState.RECOVERED);
  }

  public static List<LineDays.Order> orders() {
    return List.of(LineDays.Order.values());
  }
}
