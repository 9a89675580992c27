package org.muster.forms;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.muster.shared.Problem;
import tools.jackson.databind.JsonNode;

/** A place in a questionnaire's JSON that knows its path, so that every refusal names it. */
record Cursor(JsonNode node, String path, String element) {

  private static final int WORDS = 2000;

  static Cursor root(JsonNode node) {
    return new Cursor(node, "$", "Questionnaire").object();
  }

  /** Refuses every member but these. */
  Cursor only(Set<String> allowed) {
    for (String name : object().node.propertyNames()) {
      if (!allowed.contains(name)) {
        String shown = Reading.shown(name);
        throw Refusal.unknown(path + "." + shown, shown);
      }
    }
    return this;
  }

  Cursor object() {
    if (!node.isObject()) {
      throw bad();
    }
    return this;
  }

  Optional<Cursor> find(String name) {
    JsonNode member = node.get(name);
    return member == null
        ? Optional.empty()
        : Optional.of(new Cursor(member, path + "." + name, name));
  }

  Cursor at(String name) {
    return find(name).orElseThrow(() -> missing(name));
  }

  Problem missing(String name) {
    return Refusal.missing(path + "." + name, name);
  }

  /** The members of an array, none when it is absent. */
  List<Cursor> each(String name) {
    return find(name).map(Cursor::members).orElse(List.of());
  }

  private List<Cursor> members() {
    if (!node.isArray()) {
      throw bad();
    }
    var members = new ArrayList<Cursor>();
    for (JsonNode member : node) {
      members.add(new Cursor(member, path + "[" + members.size() + "]", element));
    }
    return members;
  }

  String text() {
    if (!node.isString() || node.stringValue().isBlank() || node.stringValue().length() > WORDS) {
      throw bad();
    }
    return node.stringValue().strip();
  }

  boolean flag() {
    if (!node.isBoolean()) {
      throw bad();
    }
    return node.booleanValue();
  }

  BigDecimal number() {
    if (!node.isNumber()) {
      throw bad();
    }
    BigDecimal number = node.decimalValue();
    if (Math.abs((long) number.scale()) > 40 || number.precision() > 40) {
      throw bad();
    }
    return Answers.canonical(number);
  }

  int whole(int least, int most) {
    BigDecimal number = number();
    if (number.scale() > 0
        || number.compareTo(BigDecimal.valueOf(least)) < 0
        || number.compareTo(BigDecimal.valueOf(most)) > 0) {
      throw bad();
    }
    return number.intValueExact();
  }

  String date() {
    try {
      return LocalDate.parse(text()).toString();
    } catch (DateTimeParseException malformed) {
      throw bad();
    }
  }

  boolean flag(String name) {
    return find(name).map(Cursor::flag).orElse(false);
  }

  /** The one member {@code value[x]} of an initial value, an option or an extension. */
  Cursor value() {
    List<String> names =
        node.propertyNames().stream().filter(name -> name.startsWith("value")).toList();
    if (names.size() != 1) {
      throw names.isEmpty() ? missing("value[x]") : bad();
    }
    return at(names.getFirst());
  }

  Problem bad() {
    return Refusal.value(path, element);
  }
}
