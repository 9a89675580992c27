package org.muster.forms;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One look at everything that was sent: what can be taken, what is wrong, what is not asked. */
final class Validation {

  private static final int UNKNOWN_TOLD = 20;
  private static final int SEVERAL = 100;

  private final Form form;
  private final boolean page;
  private final Map<String, Object> taken = new LinkedHashMap<>();
  private final Map<String, Object> entered = new LinkedHashMap<>();
  private final Map<String, Fault> wrong = new HashMap<>();

  Validation(Form form, boolean page) {
    this.form = form;
    this.page = page;
  }

  Validated of(Map<String, ? extends @Nullable Object> raw) {
    var faults = new ArrayList<>(unknown(raw));
    form.questions().forEach(item -> take(item, raw.get(item.code())));
    var enablement = form.enablement(taken);
    var answers = new LinkedHashMap<String, Object>();
    for (Item item : form.questions()) {
      String code = item.code();
      if (!enablement.asked(code)) {
        continue;
      }
      Object value = taken.get(code);
      Fault fault = wrong.get(code);
      if (fault != null) {
        faults.add(fault);
      } else if (value != null) {
        answers.put(code, value);
      } else if (item.required()) {
        faults.add(Fault.of(code, Fault.Kind.REQUIRED));
      }
    }
    return new Validated(Answers.of(answers), List.copyOf(faults), Answers.of(entered));
  }

  private List<Fault> unknown(Map<String, ?> raw) {
    return raw.keySet().stream()
        .filter(code -> form.question(code).isEmpty())
        .filter(code -> !(page && code.startsWith("_")))
        .limit(UNKNOWN_TOLD)
        .map(Reading::shown)
        .map(code -> Fault.of(code, Fault.Kind.UNKNOWN, code))
        .toList();
  }

  private void take(Item item, @Nullable Object raw) {
    Object read = judge(item, raw);
    if (read instanceof Fault fault) {
      wrong.put(item.code(), fault);
      keep(item, raw);
    } else if (read != null) {
      taken.put(item.code(), read);
      entered.put(item.code(), read);
    }
  }

  /** The value to store for what was sent, null where nothing was answered, or the fault. */
  @Nullable Object judge(Item item, @Nullable Object raw) {
    return raw instanceof Collection<?> several ? several(item, several) : read(item, raw);
  }

  private @Nullable Object read(Item item, @Nullable Object raw) {
    Object read = new Reading(item, page).read(raw);
    return read == null || read instanceof Fault || !item.repeats() ? read : List.of(read);
  }

  private @Nullable Object several(Item item, Collection<?> raw) {
    if (raw.size() > SEVERAL) {
      return Fault.of(item.code(), Fault.Kind.TOO_MANY, SEVERAL);
    }
    if (page && item.place() && raw.stream().filter(one -> !isBlank(one)).count() > 1) {
      return Reading.place(item, List.copyOf(raw));
    }
    var reading = new Reading(item, page);
    var read = new LinkedHashSet<Object>();
    for (Object one : raw) {
      Object value = reading.read(one);
      if (value instanceof Fault) {
        return value;
      }
      if (value != null) {
        read.add(value);
      }
    }
    if (item.repeats()) {
      return read.isEmpty() ? null : inOrder(item, read);
    }
    // Of an open choice the page sends the option ticked and the words typed after it.
    boolean one = read.size() <= 1 || (page && item.kind() == Kind.OPEN_CHOICE);
    return !one
        ? Fault.of(item.code(), Fault.Kind.ONE_ONLY)
        : read.isEmpty() ? null : read.getLast();
  }

  private static boolean isBlank(@Nullable Object one) {
    return one == null || one instanceof String text && text.isBlank();
  }

  /** Options in the form's order, so that the same choice is the same answer. */
  private static List<Object> inOrder(Item item, LinkedHashSet<Object> read) {
    if (!item.kind().offers()) {
      return List.copyOf(read);
    }
    var ordered = new LinkedHashSet<Object>();
    item.options().stream().map(Option::code).filter(read::contains).forEach(ordered::add);
    ordered.addAll(read);
    return List.copyOf(ordered);
  }

  private void keep(Item item, @Nullable Object raw) {
    if (!page || !(raw instanceof Collection<?> several) || several.size() > SEVERAL) {
      return;
    }
    List<String> shown =
        several.stream()
            .map(String::valueOf)
            .filter(text -> !text.isBlank())
            .map(text -> text.substring(0, Math.min(text.length(), Limits.PARAGRAPHS)))
            .toList();
    if (!shown.isEmpty()) {
      entered.put(item.code(), shown);
    }
  }
}
