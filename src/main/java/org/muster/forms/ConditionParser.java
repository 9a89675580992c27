package org.muster.forms;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads enableWhen and enableBehavior. */
final class ConditionParser {

  private static final Set<String> MEMBERS =
      Set.of(
          "id",
          "question",
          "operator",
          "answerBoolean",
          "answerDecimal",
          "answerInteger",
          "answerDate",
          "answerString",
          "answerCoding");

  private ConditionParser() {}

  static @Nullable When when(Cursor item, Map<String, Questionnaire.Question> byLink) {
    List<Cursor> conditions = item.each("enableWhen");
    if (conditions.isEmpty()) {
      item.find("enableBehavior").ifPresent(it -> behaviour(it));
      return null;
    }
    if (conditions.size() > 1 && item.find("enableBehavior").isEmpty()) {
      throw item.missing("enableBehavior");
    }
    boolean any = item.find("enableBehavior").map(ConditionParser::behaviour).orElse(false);
    return new When(conditions.stream().map(it -> condition(it, byLink)).toList(), any);
  }

  private static boolean behaviour(Cursor behaviour) {
    return switch (behaviour.text()) {
      case "any" -> true;
      case "all" -> false;
      default -> throw behaviour.bad();
    };
  }

  private static Condition condition(Cursor at, Map<String, Questionnaire.Question> byLink) {
    at.only(MEMBERS);
    Cursor link = at.at("question");
    var question = byLink.get(link.text());
    if (question == null || !question.kind().asks()) {
      throw link.bad();
    }
    Cursor sign = at.at("operator");
    Operator operator = Operator.of(sign.text()).orElseThrow(sign::bad);
    if (operator.orders() && !AlarmParser.ordered(question.kind())) {
      throw sign.bad();
    }
    Cursor answer = answer(at);
    Kind expected = operator == Operator.EXISTS ? Kind.BOOLEAN : question.kind();
    return new Condition(
        question.code(), operator, ExpectedValue.read(answer, "answer", expected, List.of()));
  }

  private static Cursor answer(Cursor at) {
    List<String> names =
        at.node().propertyNames().stream().filter(name -> name.startsWith("answer")).toList();
    if (names.size() != 1) {
      throw names.isEmpty() ? at.missing("answer[x]") : at.bad();
    }
    return at.at(names.getFirst());
  }
}
