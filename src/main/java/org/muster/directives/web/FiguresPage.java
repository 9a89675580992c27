package org.muster.directives.web;

import java.util.List;
import java.util.Map;
import org.muster.directives.Directive;
import org.muster.directives.Item;
import org.muster.directives.Question;
import org.muster.directives.Returns;
import org.muster.shared.Text;

/**
 * The figures that came back.
 *
 * @param labels what each question is called, by item and question
 */
public record FiguresPage(
    Directive directive, List<Returns.Sheet> sheets, Map<Integer, Map<Integer, String>> labels) {

  /** What a question is called. */
  public String label(Item item, Question question) {
    return labels.getOrDefault(item.n(), Map.of()).getOrDefault(question.n(), question.label());
  }

  /** A sum of a line; a dash where nothing was returned. */
  public String sum(Returns.Line line, Question question, Text t) {
    var sum = line.sums().get(question.n());
    return sum == null ? "–" : t.count(sum);
  }

  /** The questions that are answered by numbers. */
  public List<Question> counted(Item item) {
    return item.questions().stream().filter(Question::number).toList();
  }

  /** What one receiver answered to a question. */
  public String answered(Returns.Return one, Question question, Text t) {
    var answer = one.answer();
    if (answer == null) {
      return "–";
    }
    var number = answer.numbers().get(question.n());
    return number == null ? answer.words().getOrDefault(question.n(), "–") : t.count(number);
  }
}
