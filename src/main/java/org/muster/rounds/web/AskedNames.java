package org.muster.rounds.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.forms.Form;
import org.muster.rounds.AnswerIs;
import org.muster.rounds.RollQuery;
import org.muster.rounds.RollState;
import org.muster.shared.Problem;

/**
 * What the address of a list of names asks for.
 *
 * @param mine 1 for the viewer's own classes as their counsellor only
 * @param page from 1
 */
record AskedNames(
    @Nullable String state,
    @Nullable UUID unit,
    @Nullable UUID place,
    @Nullable String nowhere,
    @Nullable String flagged,
    @Nullable String q,
    @Nullable String item,
    @Nullable String answer,
    @Nullable String mine,
    @Nullable String sort,
    @Nullable Integer page) {

  /** Who gave an answer: known by the question's code, which the round's form must have. */
  @Nullable AnswerIs answered(Form form) {
    if (item == null || item.isBlank()) {
      return null;
    }
    var question = form.question(item).orElseThrow(Problem::notFound);
    return AnswerIs.of(question, answer == null || answer.isBlank() ? AnswerIs.ANY : answer);
  }

  RollQuery query(int size, Form form) {
    boolean down = sort != null && sort.startsWith("-");
    return new RollQuery(
        standing(),
        "1".equals(flagged),
        unit,
        place,
        "1".equals(nowhere),
        q,
        answered(form),
        sort(down),
        down,
        (Math.clamp(page == null ? 1 : page, 1, 100_000) - 1) * size,
        size);
  }

  private @Nullable RollState standing() {
    try {
      return state == null || state.isBlank() ? null : RollState.of(state);
    } catch (IllegalArgumentException unknown) {
      throw Problem.notFound();
    }
  }

  private RollQuery.Sort sort(boolean down) {
    return switch (sort == null ? "unit" : down ? sort.substring(1) : sort) {
      case "number" -> RollQuery.Sort.NUMBER;
      case "name" -> RollQuery.Sort.NAME;
      default -> RollQuery.Sort.UNIT;
    };
  }

  /** The filters that are set, for the address of the same list in another order. */
  Map<String, String> filters() {
    var set = new LinkedHashMap<String, String>();
    put(set, "state", state);
    put(set, "unit", unit == null ? null : unit.toString());
    put(set, "place", place == null ? null : place.toString());
    put(set, "nowhere", nowhere);
    put(set, "flagged", flagged);
    put(set, "item", item);
    put(set, "answer", answer);
    put(set, "mine", mine);
    put(set, "q", q);
    return set;
  }

  private static void put(Map<String, String> set, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      set.put(name, value);
    }
  }
}
