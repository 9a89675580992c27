package org.muster.watch.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a line list by a mapping; what cannot be is named, not guessed. */
final class LineReading {

  private static final Map<String, CaseState> STATES = new LinkedHashMap<>();

  static {
    words(CaseState.SUSPECTED, "suspected suspect probable possible 疑似 疑似病例 可疑 临床诊断");
    words(CaseState.CONFIRMED, "confirmed confirm lab-confirmed 确诊 确诊病例 实验室确诊");
    words(
        CaseState.RECOVERED, "recovered recover cured discharged alive survived 治愈 痊愈 出院 康复 存活 好转");
    words(CaseState.EXCLUDED, "excluded discarded negative 排除 已排除 非病例");
    words(CaseState.DIED, "died dead death deceased fatal 死亡 病亡");
  }

  private static final Set<String> YES = Set.of("1", "1.0", "yes", "y", "true", "t", "是", "有");
  private static final Set<String> NO = Set.of("0", "0.0", "no", "n", "false", "f", "否", "无");

  private final List<List<String>> rows;
  private final LineMapping mapping;
  private final LocalDate today;
  private final List<Line> lines = new ArrayList<>();
  private final List<LineProblem> problems = new ArrayList<>();
  private int row;

  LineReading(List<List<String>> rows, LineMapping mapping, LocalDate today) {
    this.rows = rows;
    this.mapping = mapping;
    this.today = today;
    var seen = new HashSet<String>();
    for (row = 2; row <= rows.size(); row++) {
      var label = cell(LineField.ID);
      if (label.isEmpty() || label.length() > 60) {
        problem(label.isEmpty() ? "no-id" : "id-too-long", LineField.ID, true);
      } else if (!seen.add(label)) {
        problem("twice", LineField.ID, true);
      } else {
        lines.add(line(label));
      }
    }
  }

  private static void words(CaseState state, String words) {
    for (var word : words.split(" ")) {
      STATES.put(word, state);
    }
  }

  List<Line> lines() {
    return lines;
  }

  List<LineProblem> problems() {
    return problems;
  }

  private Line line(String label) {
    var onset = day(LineField.ONSET);
    var confirmed = day(LineField.CONFIRMED);
    var reported = day(LineField.REPORTED);
    var died = day(LineField.DIED);
    var said = state(LineField.OUTCOME);
    if (said == null) {
      said = state(LineField.STATUS);
    }
    var state = died != null ? CaseState.DIED : said == null ? mapping.unsaid() : said;
    var ended = state == CaseState.DIED && died != null ? died : day(LineField.ENDED);
    if (ended != null && onset != null && ended.isBefore(onset)) {
      problem("end-before-onset", died != null ? LineField.DIED : LineField.ENDED, false);
      ended = null;
    }
    var begins = state == CaseState.SUSPECTED ? CaseState.SUSPECTED : begins(state);
    var began = confirmed != null ? confirmed : reported != null ? reported : onset;
    if (began != null && ended != null && began.isAfter(ended)) {
      began = ended;
    }
    var infector = cell(LineField.INFECTOR);
    if (infector.equals(label)) {
      problem("own-infector", LineField.INFECTOR, false);
      infector = "";
    }
    return new Line(
        row,
        label,
        infector.isEmpty() ? null : cut(infector, 60),
        onset,
        day(LineField.SAMPLED),
        reported,
        begins,
        began,
        state,
        state.open() ? null : ended,
        died != null || said != null,
        sex(),
        age(),
        words(LineField.PLACE, 200),
        words(LineField.UNIT, 100),
        ill(),
        had());
  }

  /** What one that is over was before: one that was ruled out was suspected. */
  private static CaseState begins(CaseState state) {
    return state == CaseState.EXCLUDED ? CaseState.SUSPECTED : CaseState.CONFIRMED;
  }

  private @Nullable LocalDate day(LineField field) {
    var value = cell(field);
    if (value.isEmpty()) {
      return null;
    }
    var day = LineDays.read(value, mapping.order());
    if (day.isEmpty()) {
      problem("no-day", field, false);
      return null;
    }
    if (!CaseDates.possible(day.get(), today)) {
      problem(day.get().isAfter(today) ? "day-ahead" : "day-long-ago", field, false);
      return null;
    }
    return day.get();
  }

  private @Nullable CaseState state(LineField field) {
    var value = cell(field).toLowerCase(Locale.ROOT);
    var state = STATES.get(value);
    if (state == null && !value.isEmpty()) {
      problem("state-unknown", field, false);
    }
    return state;
  }

  private @Nullable String sex() {
    var value = cell(LineField.SEX).toLowerCase(Locale.ROOT);
    return switch (value) {
      case "m", "male", "男" -> "M";
      case "f", "female", "女" -> "F";
      case "" -> null;
      default -> {
        problem("sex", LineField.SEX, false);
        yield null;
      }
    };
  }

  private @Nullable Double age() {
    var value = cell(LineField.AGE);
    if (value.isEmpty()) {
      return null;
    }
    try {
      double age = Double.parseDouble(value.replace("岁", ""));
      if (age >= 0 && age <= 130) {
        return Math.round(age * 10) / 10.0;
      }
    } catch (NumberFormatException words) {
      // Named below.
    }
    problem("age", LineField.AGE, false);
    return null;
  }

  private @Nullable String words(LineField field, int most) {
    var value = cell(field);
    return value.isEmpty() ? null : cut(value, most);
  }

  private boolean ill() {
    var value = cell(LineField.ILL).toLowerCase(Locale.ROOT);
    if (value.isEmpty() || YES.contains(value)) {
      return true;
    }
    if (!NO.contains(value)) {
      problem("yes-no", LineField.ILL, false);
    }
    return !NO.contains(value);
  }

  private Map<String, Boolean> had() {
    var had = new LinkedHashMap<String, Boolean>();
    for (int column = 0; column < mapping.fields().size(); column++) {
      if (mapping.fields().get(column) == LineField.HAD) {
        var value = value(row, column).toLowerCase(Locale.ROOT);
        if (YES.contains(value) || NO.contains(value)) {
          had.put(cut(rows.getFirst().get(column), 60), YES.contains(value));
        }
      }
    }
    return had;
  }

  private String cell(LineField field) {
    return mapping.column(field).map(column -> value(row, column)).orElse("");
  }

  private String value(int number, int column) {
    var cells = rows.get(number - 1);
    var value = column < cells.size() ? cells.get(column) : "";
    return LineDays.unknown(value) ? "" : value;
  }

  private void problem(String word, LineField field, boolean left) {
    var column = mapping.column(field);
    problems.add(
        new LineProblem(
            row, word, column.map(rows.getFirst()::get).orElse(""), cut(cell(field), 60), left));
  }

  static String cut(String value, int most) {
    return value.length() <= most ? value : value.substring(0, most);
  }
}
