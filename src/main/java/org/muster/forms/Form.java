package org.muster.forms;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Text;

/** A questionnaire as it is asked: its items, and what it makes of answers. Immutable. */
public final class Form {

  private final String code;
  private final Phrase title;
  private final List<Item> items;
  private final Map<String, Item> questions = new LinkedHashMap<>();
  private final Map<String, List<When>> gates = new LinkedHashMap<>();
  private final List<Item> inOrder;
  private final Set<String> ownWords;

  Form(String code, Phrase title, List<Item> items) {
    this.code = code;
    this.title = title;
    this.items = List.copyOf(items);
    index(this.items, List.of());
    this.inOrder = List.copyOf(questions.values());
    this.ownWords =
        inOrder.stream()
            .filter(question -> question.kind() == Kind.TEXT)
            .map(Item::code)
            .collect(Collectors.toUnmodifiableSet());
  }

  private void index(List<Item> level, List<When> above) {
    for (Item item : level) {
      var here = item.when() == null ? above : with(above, item.when());
      if (item.kind().asks()) {
        questions.put(item.code(), item);
        gates.put(item.code(), here);
      }
      index(item.items(), here);
    }
  }

  private static List<When> with(List<When> above, When own) {
    return Stream.concat(above.stream(), Stream.of(own)).toList();
  }

  /** Its stable name. */
  public String code() {
    return code;
  }

  /** What it is called. */
  public Phrase title() {
    return title;
  }

  /** Its items as a tree, in order. */
  public List<Item> items() {
    return items;
  }

  /** Its questions in order, without the groups around them. */
  public List<Item> questions() {
    return inOrder;
  }

  /** The codes of the questions that people answer in their own words, at any length. */
  public Set<String> ownWords() {
    return ownWords;
  }

  /** True when one of its questions is answered by a place. */
  public boolean places() {
    return inOrder.stream().anyMatch(Item::place);
  }

  /** The question of an item code. */
  public Optional<Item> question(String item) {
    return Optional.ofNullable(questions.get(item));
  }

  /**
   * What "as yesterday" means on the first day: initial values, and what the roster knows.
   *
   * @param known facts by name, {@code destination}; one that does not fit its question is left out
   */
  public Validated baseline(Map<String, ? extends @Nullable Object> known) {
    var start = new LinkedHashMap<String, @Nullable Object>();
    questions.forEach(
        (item, question) -> {
          Object fact = question.known() == null ? null : known.get(question.known());
          start.put(item, fits(question, fact) ? fact : question.initial());
        });
    return validate(start);
  }

  /** Yesterday's answers as far as they carry over and this version still takes them. */
  public Validated carry(Answers previous) {
    var start = new LinkedHashMap<String, @Nullable Object>();
    questions.forEach(
        (item, question) -> {
          boolean carried = question.prefill() == Prefill.CARRY_OVER;
          Object before = carried ? previous.get(item) : null;
          start.put(item, fits(question, before) ? before : question.initial());
        });
    return validate(start);
  }

  private boolean fits(Item question, @Nullable Object value) {
    Object judged = new Validation(this, false).judge(question, value);
    return judged != null && !(judged instanceof Fault);
  }

  /** Judges answers that came as JSON: item code to value, a list where the question repeats. */
  public Validated validate(Map<String, ? extends @Nullable Object> raw) {
    return new Validation(this, false).of(raw);
  }

  /** Judges the fields of a posted page; names that begin with "_" are the page's own. */
  public Validated validateForm(Map<String, List<String>> fields) {
    return new Validation(this, true).of(fields);
  }

  /** The answers in words, in the form's order. */
  public List<Fact> summary(Answers answers, Text text) {
    return new Summary(text).of(this, answers);
  }

  /** The short codes of everything abnormal in the answers, in the form's order. */
  public Set<String> flags(Answers answers) {
    var flags = new LinkedHashSet<String>();
    for (Item item : inOrder) {
      List<?> given = answers.all(item.code());
      item.alarms().stream()
          .filter(alarm -> alarm.rings(given))
          .forEach(alarm -> flags.add(alarm.flag()));
    }
    return Collections.unmodifiableSet(flags);
  }

  /** What each flag that an answer can raise means, in the form's order. */
  public SequencedMap<String, String> flagWords(Text text) {
    var words = new LinkedHashMap<String, String>();
    for (Item item : inOrder) {
      item.alarms().forEach(alarm -> words.putIfAbsent(alarm.flag(), alarm.words(item, text)));
    }
    return words;
  }

  /** The questions that are asked given these answers, in order. */
  public List<Item> asked(Answers answers) {
    var enablement = enablement(answers.asMap());
    return inOrder.stream().filter(item -> enablement.asked(item.code())).toList();
  }

  Enablement enablement(Map<String, ?> values) {
    return new Enablement(gates, values);
  }

  /** For each question the conditions of itself and of the groups around it. */
  Map<String, List<When>> gates() {
    return Collections.unmodifiableMap(gates);
  }
}
