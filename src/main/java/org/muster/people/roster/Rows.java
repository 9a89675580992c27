package org.muster.people.roster;

import java.util.Map;
import java.util.regex.Pattern;

/** Reads rows of each entity: which columns they have and what can be wrong with them. */
final class Rows {

  private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9_\\-.]{1,40}");

  private Rows() {}

  static Row read(Entity entity, RowCheck row) {
    return switch (entity) {
      case STUDENT -> student(row);
      case STAFF -> staff(row);
      case CLASS -> schoolClass(row);
      case ROOM -> room(row);
    };
  }

  private static Row student(RowCheck row) {
    person(row);
    row.grade();
    row.copy(Field.ETHNICITY, Field.POLITICAL, Field.COLLEGE, Field.MAJOR, Field.CLASS_NAME);
    row.copy(Field.GUARDIAN, Field.NOTE);
    row.guardianPhone();
    if (row.hasColumn(Field.COLLEGE) && row.text(Field.COLLEGE).isEmpty()) {
      row.found(Kind.COLLEGE_MISSING, Field.COLLEGE, "");
    }
    origin(row);
    destination(row);
    var dormitory = row.text(Field.DORMITORY);
    if (!dormitory.isEmpty()) {
      row.say("dormitory", dormitory);
      Dormitory.of(dormitory)
          .ifPresent(
              place -> {
                row.say("campus", place.campus());
                row.say("building", place.building());
                row.say("room", place.room());
              });
    }
    return keyed(row);
  }

  private static void origin(RowCheck row) {
    var blank = row.code(Field.ORIGIN_CODE).isEmpty() && row.text(Field.ORIGIN).isEmpty();
    if (blank && (row.hasColumn(Field.ORIGIN_CODE) || row.hasColumn(Field.ORIGIN))) {
      row.found(
          Kind.ORIGIN_MISSING,
          row.hasColumn(Field.ORIGIN_CODE) ? Field.ORIGIN_CODE : Field.ORIGIN,
          "");
    }
    row.division(
            Field.ORIGIN_CODE,
            Field.ORIGIN,
            Kind.ORIGIN_CODE_OBSOLETE,
            Kind.ORIGIN_CODE_IMPOSSIBLE,
            Kind.ORIGIN_UNKNOWN)
        .ifPresent(code -> row.say("origin", code));
  }

  private static void destination(RowCheck row) {
    if (!row.hasColumn(Field.DESTINATION) && !row.hasColumn(Field.DESTINATION_CODE)) {
      return;
    }
    var written = row.text(Field.DESTINATION);
    if (written.isEmpty() && row.code(Field.DESTINATION_CODE).isEmpty()) {
      var field = row.hasColumn(Field.DESTINATION) ? Field.DESTINATION : Field.DESTINATION_CODE;
      row.found(Kind.DESTINATION_MISSING, field, "");
      return;
    }
    boolean staying = written.matches("(?i)(.*[（(])?(留校|在校|校内|不离校|on campus|staying)([）)].*)?");
    row.say("staying", staying);
    if (staying && row.code(Field.DESTINATION_CODE).isEmpty()) {
      return;
    }
    row.division(
            Field.DESTINATION_CODE,
            Field.DESTINATION,
            Kind.DESTINATION_CODE_OBSOLETE,
            Kind.DESTINATION_CODE_IMPOSSIBLE,
            Kind.DESTINATION_UNKNOWN)
        .ifPresent(code -> row.say("destination", code));
  }

  private static Row staff(RowCheck row) {
    person(row);
    row.copy(Field.DEPARTMENT, Field.POST, Field.NOTE);
    var known = PostTitles.in(row.text(Field.POST));
    if (known.isEmpty() && !row.text(Field.POST).isEmpty()) {
      row.found(Kind.POST_UNKNOWN, Field.POST, row.text(Field.POST));
    }
    if (!known.isEmpty()) {
      row.say("posts", known);
    }
    return keyed(row);
  }

  private static void person(RowCheck row) {
    row.say("name", row.personName());
    row.sex();
    row.ownPhone();
    row.copy(Field.EMAIL);
  }

  private static Row keyed(RowCheck row) {
    var number = row.code(Field.NUMBER);
    if (number.isEmpty()) {
      row.found(Kind.NUMBER_MISSING, Field.NUMBER, "");
      return new Row(null, null, row.said(), row.findings());
    }
    if (!NUMBER.matcher(number).matches()) {
      row.found(Kind.NUMBER_IMPOSSIBLE, Field.NUMBER, number);
      return new Row(null, null, row.said(), row.findings());
    }
    if (!row.said().containsKey("name")) {
      row.found(Kind.NAME_MISSING, Field.NAME, "");
    }
    return new Row(number, number, row.said(), row.findings());
  }

  private static Row schoolClass(RowCheck row) {
    row.grade();
    row.copy(Field.CLASS_NAME, Field.COLLEGE, Field.MAJOR);
    row.say("counsellors", numbers(row, Field.COUNSELLOR));
    row.say("leaders", numbers(row, Field.LEADER));
    var said = row.said();
    if (!said.containsKey("class_name")) {
      row.found(Kind.NAME_MISSING, Field.CLASS_NAME, "");
      return new Row(null, null, said, row.findings());
    }
    if (!said.containsKey("college")) {
      row.found(Kind.COLLEGE_MISSING, Field.COLLEGE, "");
      return new Row(null, null, said, row.findings());
    }
    return new Row(
        Row.path(said.get("college"), said.get("grade"), said.get("class_name")),
        null,
        said,
        row.findings());
  }

  /** Several numbers in one cell, written with whatever comes to hand between them. */
  private static String numbers(RowCheck row, Field field) {
    return Characters.narrow(row.text(field)).replaceAll("[\\s\\u3000,;/、，；]+", " ").strip();
  }

  private static Row room(RowCheck row) {
    row.copy(Field.CAMPUS);
    row.say("building", row.text(Field.BUILDING));
    row.say("room", row.code(Field.ROOM_NUMBER).replaceAll("(室|房|房间)$", ""));
    row.say("floor", floor(row));
    var beds = row.code(Field.BEDS).replaceAll("(个|张|床|人间)$", "");
    if (beds.matches("[0-9]{1,3}")) {
      row.say("beds", Integer.valueOf(beds));
    } else if (!beds.isEmpty()) {
      row.found(Kind.BEDS_IMPOSSIBLE, Field.BEDS, beds);
    }
    row.say("purpose", purpose(row.text(Field.PURPOSE)));
    var said = row.said();
    if (!said.containsKey("building") || !said.containsKey("room")) {
      row.found(
          Kind.NUMBER_MISSING,
          said.containsKey("building") ? Field.ROOM_NUMBER : Field.BUILDING,
          "");
      return new Row(null, null, said, row.findings());
    }
    return new Row(
        Row.path(said.get("campus"), said.get("building"), said.get("room")),
        null,
        said,
        row.findings());
  }

  private static String floor(RowCheck row) {
    var written = row.code(Field.FLOOR).replaceAll("(层|楼|F|f)$", "");
    return written.isEmpty() ? Dormitory.floor(row.code(Field.ROOM_NUMBER)) : written;
  }

  private static final Map<String, String> PURPOSES =
      Map.of("男", "men", "女", "women", "隔离", "isolation");

  private static String purpose(String written) {
    if (written.isEmpty()) {
      return "";
    }
    var plain = written.toLowerCase(java.util.Locale.ROOT);
    for (var word : PURPOSES.entrySet()) {
      if (plain.startsWith(word.getKey()) || plain.equals(word.getValue())) {
        return word.getValue();
      }
    }
    return plain.contains("隔离") || plain.startsWith("isolation") ? "isolation" : "other";
  }
}
