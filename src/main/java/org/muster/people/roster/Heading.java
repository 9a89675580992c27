package org.muster.people.roster;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The heading of a sheet, understood.
 *
 * @param entity what its rows are about; null when that could not be recognised
 * @param row where it stands
 */
record Heading(@Nullable Entity entity, int row, List<Column> columns) {

  /**
   * A column.
   *
   * @param heading as written
   * @param field what it means; null for a column that is not taken
   */
  record Column(String heading, @Nullable Field field) {}

  /** What earlier imports were told by hand: for each entity, headings and their fields. */
  record Learnt(Map<Entity, Map<String, @Nullable Field>> fields) {

    static final Learnt NOTHING = new Learnt(Map.of());

    Optional<Field> of(Entity entity, String heading) {
      var own = fields.getOrDefault(entity, Map.<String, @Nullable Field>of());
      return own.containsKey(heading)
          ? Optional.ofNullable(own.get(heading))
          : Field.of(entity, heading);
    }
  }

  /** The heading that a line of cells is, if it is one. */
  static Optional<Heading> of(int row, List<Cell> cells, Learnt learnt) {
    Heading best = null;
    long most = 1;
    for (var entity : Entity.values()) {
      var heading = new Heading(entity, row, columns(entity, cells, learnt));
      var fields = heading.fields().keySet();
      // "姓名, 学号" is of students; a number that any list could have needs a student's columns.
      if (Field.identifies(entity, fields) && heading.plausible() && fields.size() > most) {
        most = fields.size();
        best = heading;
      }
    }
    return Optional.ofNullable(best);
  }

  /** The best guess of a heading that is none of ours: for people to say what it means. */
  static Optional<Heading> unknown(int row, List<Cell> cells) {
    var texts = cells.stream().filter(cell -> !cell.blank()).toList();
    if (texts.size() < 2 || texts.stream().anyMatch(Cell::number)) {
      return Optional.empty();
    }
    return Optional.of(
        new Heading(
            null,
            row,
            cells.stream().map(cell -> new Column(Characters.strip(cell.text()), null)).toList()));
  }

  private static List<Column> columns(Entity entity, List<Cell> cells, Learnt learnt) {
    var taken = EnumSet.noneOf(Field.class);
    var columns = new ArrayList<Column>();
    for (var cell : cells) {
      var written = Characters.strip(cell.text());
      var field =
          written.isEmpty() || cell.number()
              ? Optional.<Field>empty()
              : learnt.of(entity, written).filter(taken::add);
      columns.add(new Column(written, field.orElse(null)));
    }
    return columns;
  }

  private boolean plausible() {
    if (entity != Entity.CLASS && entity != Entity.ROOM) {
      return true;
    }
    var fields = fields();
    if (entity == Entity.CLASS
        && !fields.containsKey(Field.COUNSELLOR)
        && !fields.containsKey(Field.LEADER)
        && columns.stream().anyMatch(c -> c.field() == null && !c.heading().isEmpty())) {
      // Class and college stand in every list of students; of classes it must be nothing else.
      return false;
    }
    // A list of people with their class or room is not a list of classes or rooms.
    return columns.stream()
        .filter(column -> column.field() == null)
        .noneMatch(
            column ->
                Field.of(Entity.STUDENT, column.heading()).filter(Field.NAME::equals).isPresent());
  }

  /** Where each field stands. */
  Map<Field, Integer> fields() {
    var positions = new EnumMap<Field, Integer>(Field.class);
    for (int i = 0; i < columns.size(); i++) {
      var field = columns.get(i).field();
      if (field != null) {
        positions.putIfAbsent(field, i);
      }
    }
    return positions;
  }
}
