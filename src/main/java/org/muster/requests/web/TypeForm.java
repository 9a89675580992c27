package org.muster.requests.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.muster.forms.Phrase;
import org.muster.people.PostKind;
import org.muster.requests.OfficeType;
import org.muster.requests.Step;
import org.muster.shared.Problem;
import org.springframework.util.MultiValueMap;

/**
 * A type of request as it is typed: fields {@code q1-zh} to {@code q6-…} and {@code s1-post} to
 * {@code s4-…}; rows left empty are none.
 */
public record TypeForm(
    UUID id,
    String code,
    String office,
    String nameZh,
    String nameEn,
    String hintZh,
    String hintEn,
    List<OfficeType.Asked> asked,
    List<Stage> steps,
    boolean place,
    boolean confirms,
    boolean simple) {

  /** Questions and steps that a type can have. */
  public static final int QUESTIONS = 6;

  private static final int STEPS = 4;
  private static final OfficeType.Asked NO_QUESTION =
      new OfficeType.Asked("", "", "line", "", false);
  private static final Stage NO_STEP = new Stage("", "decide", "24");

  /** A step as it is typed; without a post it is none. */
  public record Stage(String post, String work, String hours) {}

  static TypeForm empty(UUID id, PostKind office) {
    return new TypeForm(
        id,
        "",
        office.word(),
        "",
        "",
        "",
        "",
        List.of(),
        List.of(new Stage(office.word(), "decide", "24")),
        false,
        false,
        false);
  }

  /** A version to begin from: the draft itself, or a new one of what is published. */
  static TypeForm of(OfficeType type, UUID id) {
    return new TypeForm(
        id,
        type.code(),
        type.office().word(),
        type.name().chinese(),
        english(type.name()),
        type.hint().chinese(),
        english(type.hint()),
        type.asked(),
        type.steps().stream()
            .map(
                step ->
                    new Stage(step.post().word(), step.work().word(), String.valueOf(step.hours())))
            .toList(),
        type.place(),
        type.confirms(),
        type.simple());
  }

  private static String english(Phrase phrase) {
    return phrase.english() == null ? "" : phrase.english();
  }

  static TypeForm of(UUID id, MultiValueMap<String, String> fields) {
    return new TypeForm(
        id,
        text(fields, "code"),
        text(fields, "office"),
        text(fields, "name-zh"),
        text(fields, "name-en"),
        text(fields, "hint-zh"),
        text(fields, "hint-en"),
        IntStream.rangeClosed(1, QUESTIONS)
            .mapToObj(n -> question(fields, "q" + n))
            .filter(one -> !one.chinese().isBlank())
            .toList(),
        IntStream.rangeClosed(1, STEPS)
            .mapToObj(
                n ->
                    new Stage(
                        text(fields, "s" + n + "-post"),
                        text(fields, "s" + n + "-work"),
                        text(fields, "s" + n + "-hours")))
            .filter(one -> !one.post().isBlank())
            .toList(),
        fields.containsKey("place"),
        fields.containsKey("confirms"),
        fields.containsKey("simple"));
  }

  private static OfficeType.Asked question(MultiValueMap<String, String> fields, String n) {
    return new OfficeType.Asked(
        text(fields, n + "-zh"),
        text(fields, n + "-en"),
        text(fields, n + "-kind"),
        text(fields, n + "-options"),
        fields.containsKey(n + "-must"));
  }

  private static String text(MultiValueMap<String, String> fields, String name) {
    var value = fields.getFirst(name);
    return value == null ? "" : value.strip();
  }

  /** The questions with empty rows behind them. */
  public List<OfficeType.Asked> questionRows() {
    return filled(asked, NO_QUESTION, QUESTIONS);
  }

  /** The steps with empty rows behind them. */
  public List<Stage> stepRows() {
    return filled(steps, NO_STEP, STEPS);
  }

  private static <T> List<T> filled(List<T> rows, T none, int size) {
    var filled = new ArrayList<>(rows);
    while (filled.size() < size) {
      filled.add(none);
    }
    return filled;
  }

  /**
   * The draft of what was typed.
   *
   * @throws Problem 422 for a post or hours that are none
   */
  OfficeType draft(String by, Instant at) {
    return new OfficeType(
        id,
        code,
        1,
        post(office),
        new Phrase(nameZh, nullable(nameEn)),
        new Phrase(hintZh, nullable(hintEn)),
        null,
        asked,
        steps.stream().map(TypeForm::step).toList(),
        place,
        confirms,
        simple,
        by,
        at,
        null,
        null);
  }

  private static @Nullable String nullable(String typed) {
    return typed.isEmpty() ? null : typed;
  }

  private static Step step(Stage row) {
    try {
      int hours = Integer.parseInt(row.hours());
      return row.work().equals("do")
          ? Step.carryOut(post(row.post()), hours)
          : Step.decide(post(row.post()), hours);
    } catch (NumberFormatException malformed) {
      throw Problem.unprocessable("requests.type-route");
    }
  }

  private static PostKind post(String word) {
    try {
      return PostKind.of(word);
    } catch (IllegalArgumentException unknown) {
      throw Problem.unprocessable("requests.type-route");
    }
  }
}
