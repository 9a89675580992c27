package org.muster.forms;

import java.util.List;
import java.util.Set;

/** Reads a value that is compared with answers, or is one: its type must fit the question. */
final class ExpectedValue {

  private ExpectedValue() {}

  /**
   * The value of a member {@code valueX} or {@code answerX}.
   *
   * @param prefix {@code value} or {@code answer}
   * @param options the question's options, empty where they are not known yet
   */
  static Object read(Cursor member, String prefix, Kind kind, List<Option> options) {
    String type = member.element().substring(prefix.length());
    if (!types(kind).contains(type)) {
      throw member.bad();
    }
    return switch (type) {
      case "Boolean" -> member.flag();
      case "Integer" ->
          java.math.BigDecimal.valueOf(member.whole(Integer.MIN_VALUE, Integer.MAX_VALUE));
      case "Decimal" -> member.number();
      case "Date" -> member.date();
      case "Coding" -> known(member.object().at("code"), kind, options);
      default -> kind == Kind.CHOICE ? known(member, kind, options) : member.text();
    };
  }

  private static String known(Cursor code, Kind kind, List<Option> options) {
    String text = code.text();
    boolean offered = options.stream().anyMatch(option -> option.code().equals(text));
    if (kind == Kind.CHOICE && !options.isEmpty() && !offered) {
      throw code.bad();
    }
    return text;
  }

  private static Set<String> types(Kind kind) {
    return switch (kind) {
      case BOOLEAN -> Set.of("Boolean");
      case INTEGER -> Set.of("Integer");
      case DECIMAL -> Set.of("Decimal", "Integer");
      case DATE -> Set.of("Date");
      case STRING, TEXT -> Set.of("String");
      case CHOICE, OPEN_CHOICE -> Set.of("Coding", "String", "Code");
      case ATTACHMENT, GROUP, DISPLAY -> Set.of();
    };
  }
}
