package org.muster.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Text;

/** A form as a page shows it to one reader; the template {@code forms/fields} draws it. */
public final class Fields {

  /** Empty lines offered where an answer repeats. */
  private static final int MORE = 2;

  private final Answers answers;
  private final List<Fault> faults;
  private final Text text;
  private final String ids;
  private final Reveal reveal;
  private final List<Field> fields;

  private Fields(Form form, Answers answers, List<Fault> faults, Text text, String ids) {
    this.answers = answers;
    this.faults = faults;
    this.text = text;
    this.ids = ids;
    this.reveal = new Reveal(form);
    this.fields = form.items().stream().map(item -> field(item, false)).toList();
  }

  /**
   * The fields of a form.
   *
   * @param answers what is filled in, also where it is wrong
   * @param ids what every id on the page begins with
   */
  public static List<Field> of(
      Form form, Answers answers, List<Fault> faults, Text text, String ids) {
    return new Fields(form, answers, faults, text, ids).fields;
  }

  private Field field(Item item, boolean hidable) {
    boolean conditional = hidable || item.conditional();
    return new Field(
        item,
        ids + item.code(),
        label(item),
        item.hint() == null ? null : item.hint().in(text),
        item.example() == null ? null : item.example().in(text),
        faults.stream()
            .filter(fault -> item.kind().asks() && fault.code().equals(item.code()))
            .map(fault -> fault.message(text))
            .toList(),
        values(item),
        ticks(item),
        item.kind().asks() && !item.required(),
        item.required() && !conditional && insistible(item),
        reveal.number(item),
        item.items().stream().map(under -> field(under, conditional)).toList());
  }

  /** HTML cannot ask for one of several boxes, nor for a tick or else words. */
  private static boolean insistible(Item item) {
    return item.kind() != Kind.OPEN_CHOICE && !(item.kind() == Kind.CHOICE && item.repeats());
  }

  private String label(Item item) {
    String label = item.label().in(text);
    return item.unit() == null ? label : text.of("forms.label-with-unit", label, item.unit());
  }

  private List<String> values(Item item) {
    var values = new ArrayList<String>();
    answers.all(item.code()).forEach(answer -> values.add(shown(answer)));
    int blanks = item.repeats() ? MORE : values.isEmpty() ? 1 : 0;
    for (int i = 0; i < blanks; i++) {
      values.add("");
    }
    return List.copyOf(values);
  }

  private static String shown(Object answer) {
    return answer instanceof java.math.BigDecimal number
        ? number.toPlainString()
        : answer.toString();
  }

  private List<Field.Tick> ticks(Item item) {
    if (item.place()) {
      return List.of(tick(item, Places.ABROAD, text.of("forms.abroad")));
    }
    Stream<Field.Tick> ticks =
        item.kind() == Kind.BOOLEAN
            ? Stream.of(
                tick(item, true, text.of("forms.yes")), tick(item, false, text.of("forms.no")))
            : item.options().stream().map(it -> tick(item, it.code(), it.label().in(text)));
    // A radio once chosen cannot be taken back without a way to say nothing.
    boolean escape =
        !item.required()
            && !item.repeats()
            && (item.kind() == Kind.BOOLEAN || item.kind() == Kind.CHOICE);
    return escape ? Stream.concat(ticks, Stream.of(nothing(item))).toList() : ticks.toList();
  }

  private Field.Tick tick(Item item, Object value, String label) {
    return new Field.Tick(
        value.toString(), label, answers.has(item.code(), value), reveal.opens(item, value));
  }

  private Field.Tick nothing(Item item) {
    @Nullable Object answer = answers.get(item.code());
    return new Field.Tick("", text.of("forms.no-answer"), answer == null, null);
  }
}
