package org.muster.forms;

import com.ibm.icu.text.ListFormatter;
import java.math.BigDecimal;
import java.util.List;
import org.muster.shared.Text;

/** Puts answers into words for those who read many of them. */
final class Summary {

  private final Text text;
  private final ListFormatter list;

  Summary(Text text) {
    this.text = text;
    this.list =
        ListFormatter.getInstance(
            text.locale(), ListFormatter.Type.UNITS, ListFormatter.Width.WIDE);
  }

  List<Fact> of(Form form, Answers answers) {
    return form.questions().stream()
        .filter(item -> answers.get(item.code()) != null)
        .map(item -> fact(item, answers.all(item.code())))
        .toList();
  }

  private Fact fact(Item item, List<?> answers) {
    List<String> shown = answers.stream().map(answer -> shown(item, answer)).toList();
    return new Fact(item.code(), item.name().in(text), list.format(shown), item.abnormal(answers));
  }

  private String shown(Item item, Object answer) {
    return switch (answer) {
      case Boolean yes -> text.of(yes ? "forms.yes" : "forms.no");
      case BigDecimal number ->
          item.unit() == null
              ? number.toPlainString()
              : text.of("forms.with-unit", number.toPlainString(), item.unit());
      default ->
          item.kind() == Kind.ATTACHMENT
              ? text.of("forms.file")
              : item.place()
                  ? Places.name(answer.toString(), text)
                  : item.option(answer)
                      .map(option -> option.label().in(text))
                      .orElse(answer.toString());
    };
  }
}
