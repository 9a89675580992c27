package org.muster.forms;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of a questionnaire: a heading with items under it, a text to read, or a question.
 *
 * @param code the stable name answers are stored under; of a group or a text only its link id
 * @param name the short name for summaries, "Temperature"
 * @param hint what helps to answer, or null
 * @param unit the unit of a number, or null
 * @param example what an answer looks like, or null
 * @param known the roster's fact that answers it on the first day, or null
 * @param initial the answer it starts with, or null
 * @param places how exactly a place is asked for; null where none is
 * @param health true when its answers are about somebody's health
 */
public record Item(
    String linkId,
    String code,
    Kind kind,
    Phrase label,
    Phrase name,
    @Nullable Phrase hint,
    @Nullable String unit,
    @Nullable Phrase example,
    boolean required,
    boolean repeats,
    Prefill prefill,
    @Nullable String known,
    @Nullable Object initial,
    List<Option> options,
    @Nullable PlaceDepth places,
    boolean health,
    List<Item> items,
    Limits limits,
    List<Alarm> alarms,
    @Nullable When when) {

  /** The option of a code. */
  public Optional<Option> option(Object chosen) {
    return options.stream().filter(option -> option.code().equals(chosen)).findFirst();
  }

  /** True when it is answered by a place. */
  public boolean place() {
    return places != null;
  }

  /** True when a place is asked for down to counties and districts. */
  public boolean county() {
    return places == PlaceDepth.COUNTY;
  }

  /** True when it is asked of some people only. */
  public boolean conditional() {
    return when != null;
  }

  /** The lowest answer taken, as an input's attribute, or null. */
  public @Nullable String least() {
    return limits.least() == null ? null : limits.least().toString();
  }

  /** The highest answer taken, as an input's attribute, or null. */
  public @Nullable String most() {
    return limits.most() == null ? null : limits.most().toString();
  }

  /** Characters at most. */
  public int length() {
    return limits.length();
  }

  Item startingWith(Object value) {
    return new Item(
        linkId, code, kind, label, name, hint, unit, example, required, repeats, prefill, known,
        value, options, places, health, items, limits, alarms, when);
  }

  boolean abnormal(List<?> answers) {
    return alarms.stream().anyMatch(alarm -> alarm.rings(answers));
  }
}
