package org.muster.people.roster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Divisions;

/** What one row says: its cells by field, cleaned one after the other, with what was found. */
final class RowCheck {

  private static final int LONGEST = 500;

  private final Map<Field, Integer> positions;
  private final List<Cell> cells;
  private final Divisions divisions;
  private final Map<String, Object> said = new LinkedHashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  RowCheck(Map<Field, Integer> positions, List<Cell> cells, Divisions divisions) {
    this.positions = positions;
    this.cells = cells;
    this.divisions = divisions;
  }

  Divisions divisions() {
    return divisions;
  }

  /** The values by name; what is blank is not in it. */
  Map<String, Object> said() {
    return said;
  }

  List<Finding> findings() {
    return findings;
  }

  boolean hasColumn(Field field) {
    return positions.containsKey(field);
  }

  void found(Kind kind, Field field, String value) {
    findings.add(new Finding(kind, field, value.length() > 200 ? value.substring(0, 200) : value));
  }

  void say(String name, @Nullable Object value) {
    if (value != null && !value.equals("")) {
      said.put(name, value);
    }
  }

  Cell cell(Field field) {
    var position = positions.get(field);
    return position == null || position >= cells.size() ? Cell.EMPTY : cells.get(position);
  }

  /** The text of a field without blanks around; empty when the cell is empty or in error. */
  String text(Field field) {
    var text = Characters.strip(cell(field).text());
    if (text.startsWith("#") && text.matches("#(N/A|REF!|VALUE!|NAME\\?|DIV/0!|NULL!|NUM!)")) {
      found(Kind.CELL_IN_ERROR, field, text);
      return "";
    }
    if (text.length() > LONGEST) {
      found(Kind.VALUE_TOO_LONG, field, text);
      return "";
    }
    return text;
  }

  /** A code or number: narrow, without any blanks. */
  String code(Field field) {
    return Characters.withoutBlanks(Characters.narrow(text(field)));
  }

  void copy(Field... fields) {
    for (var field : fields) {
      say(field.key(), text(field));
    }
  }

  /** A person's name, which may have been padded to line up in a column. */
  String personName() {
    var written = cell(Field.NAME).text();
    var name = text(Field.NAME);
    if (!name.isEmpty() && name.length() != written.length()) {
      found(Kind.SPACES_AROUND_NAME, Field.NAME, written);
    }
    var tight = Characters.withoutBlanks(name);
    if (tight.length() != name.length() && Characters.han(tight)) {
      found(Kind.SPACES_INSIDE_NAME, Field.NAME, written);
      return tight;
    }
    return name;
  }

  void sex() {
    var written = text(Field.SEX);
    var sex =
        switch (Characters.narrow(written).toLowerCase(java.util.Locale.ROOT)) {
          case "" -> null;
          case "男", "男性", "男生", "m", "male", "1" -> "M";
          case "女", "女性", "女生", "f", "female", "2" -> "F";
          default -> {
            found(Kind.SEX_UNKNOWN, Field.SEX, written);
            yield null;
          }
        };
    say("sex", sex);
  }

  /** The year of entry: 2017, 2017级, 17级. */
  void grade() {
    var written = code(Field.GRADE);
    if (written.isEmpty()) {
      return;
    }
    var year = written.replaceAll("(级|届|年级|年)$", "");
    if (!year.equals(written) && year.matches("[0-9]{2}")) {
      year = "20" + year;
    }
    if (!year.matches("(19|20)[0-9]{2}")) {
      found(Kind.GRADE_IMPOSSIBLE, Field.GRADE, written);
      return;
    }
    if (!year.equals(written)) {
      found(Kind.GRADE_AS_TEXT, Field.GRADE, cell(Field.GRADE).text());
    }
    say("grade", year);
  }

  void ownPhone() {
    if (!hasColumn(Field.PHONE)) {
      return;
    }
    var cell = cell(Field.PHONE);
    if (cell.blank()) {
      found(Kind.PHONE_MISSING, Field.PHONE, "");
      return;
    }
    if (cell.number()) {
      found(Kind.PHONE_AS_NUMBER, Field.PHONE, cell.text());
    }
    if (Characters.hasWideDigits(cell.text())) {
      found(Kind.FULL_WIDTH_DIGITS_IN_PHONE, Field.PHONE, cell.text());
    }
    phone(Field.PHONE, Kind.PHONE_IMPOSSIBLE);
  }

  void guardianPhone() {
    phone(Field.GUARDIAN_PHONE, Kind.GUARDIAN_PHONE_IMPOSSIBLE);
  }

  private void phone(Field field, Kind impossible) {
    var text = text(field);
    if (!text.isEmpty()) {
      Phone.of(text)
          .ifPresentOrElse(
              phone -> say(field.key(), phone), () -> found(impossible, field, cell(field).text()));
    }
  }

  /** A division by its code, else by its name; empty when neither is there or can be understood. */
  Optional<String> division(
      Field codeField, Field nameField, Kind obsolete, Kind impossible, Kind unknown) {
    var code = code(codeField);
    if (code.isEmpty()) {
      var name = text(nameField);
      var named = divisions.named(name);
      if (named.isEmpty() && !name.isEmpty()) {
        found(unknown, nameField, name);
      }
      return named;
    }
    if (divisions.known(code)) {
      return Optional.of(code);
    }
    var current = divisions.resolve(code);
    found(current.isPresent() ? obsolete : impossible, codeField, cell(codeField).text());
    return current;
  }
}
