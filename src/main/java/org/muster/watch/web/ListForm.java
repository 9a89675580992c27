package org.muster.watch.web;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muster.people.Audience;
import org.muster.shared.Divisions;
import org.muster.shared.Problem;
import org.muster.watch.Layer;
import org.muster.watch.ListDraft;
import org.muster.watch.WatchList;
import org.springframework.util.MultiValueMap;

/**
 * A list as it is written on its page.
 *
 * @param regions codes or names of regions, as they were typed
 * @param answers {@code temperature>=37.3}, one or more, as they were typed
 * @param more {@code criterion=value} of the criteria that rooms offer
 */
public record ListForm(
    String nameZh,
    String nameEn,
    String layer,
    String every,
    String by,
    String keep,
    List<String> units,
    String regions,
    String answers,
    List<String> more) {

  static ListForm empty() {
    return new ListForm("", "", "attention", "1", "20:00", "0", List.of(), "", "", List.of());
  }

  static ListForm of(WatchList list) {
    var criteria = Objects.requireNonNullElse(list.rule(), Audience.ALL).criteria();
    var more = new ArrayList<String>();
    criteria.forEach(
        (word, values) -> {
          if (!List.of("units", "region", "answer").contains(word)) {
            values.forEach(value -> more.add(word + "=" + value));
          }
        });
    return new ListForm(
        list.nameZh(),
        Objects.requireNonNullElse(list.nameEn(), ""),
        list.layer().word(),
        Integer.toString(list.everyDays()),
        list.by().toString(),
        Integer.toString(list.keepDays()),
        criteria.getOrDefault("units", List.of()),
        String.join(" ", criteria.getOrDefault("region", List.of())),
        String.join(" ", criteria.getOrDefault("answer", List.of())),
        more);
  }

  static ListForm of(MultiValueMap<String, String> fields) {
    return new ListForm(
        one(fields, "nameZh"),
        one(fields, "nameEn"),
        one(fields, "layer"),
        one(fields, "every"),
        one(fields, "by"),
        one(fields, "keep"),
        many(fields, "unit"),
        one(fields, "regions"),
        one(fields, "answers"),
        many(fields, "more"));
  }

  /**
   * What was written.
   *
   * @throws Problem 422 naming what cannot be understood
   */
  ListDraft draft(Divisions divisions) {
    return new ListDraft(
        nameZh,
        nameEn.isBlank() ? null : nameEn,
        rule(divisions),
        Layer.find(layer).orElseThrow(() -> Problem.unprocessable("watch.layer")),
        number(every, "watch.every"),
        time(),
        number(keep, "watch.keep"));
  }

  /** The rule; null where nothing is ticked or typed: a list by hand. */
  @Nullable Audience rule(Divisions divisions) {
    var rule = Audience.ALL;
    if (!units.isEmpty()) {
      rule = rule.and("units", units.toArray());
    }
    if (!regions.isBlank()) {
      rule =
          rule.and(
              "region", words(regions).stream().map(word -> region(word, divisions)).toArray());
    }
    if (!answers.isBlank()) {
      rule = rule.and("answer", words(answers).toArray());
    }
    for (var word : more.stream().map(one -> one.split("=", 2)[0]).distinct().toList()) {
      rule =
          rule.and(
              word,
              more.stream()
                  .filter(one -> one.startsWith(word + "="))
                  .map(one -> one.substring(word.length() + 1))
                  .toArray());
    }
    return rule.criteria().isEmpty() ? null : rule;
  }

  /** A code, or what a region is called in full: the zeros of a code mean all that is below it. */
  private static String region(String word, Divisions divisions) {
    var code =
        word.matches("[0-9]{2,6}")
            ? word
            : divisions.named(word).orElseThrow(() -> Problem.unprocessable("watch.region", word));
    return code.length() == 6 ? code.replaceFirst("(0000|00)$", "") : code;
  }

  private static List<String> words(String typed) {
    return java.util.Arrays.stream(typed.split("[\\s,，、;；]+"))
        .filter(word -> !word.isBlank())
        .toList();
  }

  private LocalTime time() {
    try {
      return LocalTime.parse(by);
    } catch (DateTimeException noTime) {
      throw Problem.unprocessable("watch.by");
    }
  }

  private static int number(String typed, String problem) {
    try {
      return Integer.parseInt(typed.strip());
    } catch (NumberFormatException noNumber) {
      throw Problem.unprocessable(problem);
    }
  }

  private static String one(MultiValueMap<String, String> fields, String name) {
    return Objects.requireNonNullElse(fields.getFirst(name), "").strip();
  }

  private static List<String> many(MultiValueMap<String, String> fields, String name) {
    return fields.getOrDefault(name, List.of()).stream().filter(one -> !one.isBlank()).toList();
  }
}
