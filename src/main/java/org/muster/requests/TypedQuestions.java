package org.muster.requests;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.forms.Kind;
import org.muster.forms.Option;
import org.muster.forms.Phrase;
import org.muster.shared.Problem;

/** Makes questions of what an office typed. */
final class TypedQuestions {

  private static final int MOST = 6;
  private static final int LABEL = 200;
  private static final int OPTIONS = 30;

  private TypedQuestions() {}

  /**
   * The questions of what was typed.
   *
   * @throws Problem 422 for none, too many, one without words, or a choice without two options
   */
  static List<Question> of(List<OfficeType.Asked> asked) {
    if (asked.isEmpty() || asked.size() > MOST) {
      throw Problem.unprocessable("requests.questions", MOST);
    }
    var questions = new ArrayList<Question>();
    for (var one : asked) {
      questions.add(question(one, questions.size() + 1));
    }
    return questions;
  }

  private static Question question(OfficeType.Asked asked, int n) {
    if (asked.chinese().isBlank()
        || asked.chinese().length() > LABEL
        || asked.english().length() > LABEL) {
      throw Problem.unprocessable("requests.question", n, LABEL);
    }
    var kind =
        switch (asked.kind()) {
          case "text" -> Kind.TEXT;
          case "choice" -> Kind.CHOICE;
          case "date" -> Kind.DATE;
          case "number" -> Kind.INTEGER;
          default -> Kind.STRING;
        };
    return new Question(
        "q" + n,
        kind,
        asked.must(),
        new Phrase(asked.chinese().strip(), english(asked.english())),
        null,
        kind == Kind.CHOICE ? options(asked.options(), n) : List.of(),
        kind == Kind.TEXT ? 1_000 : 200,
        null,
        null);
  }

  /** A line is an option; behind a bar it says the same in English. */
  private static List<Option> options(String typed, int n) {
    var options = new ArrayList<Option>();
    for (var line : typed.lines().map(String::strip).filter(one -> !one.isEmpty()).toList()) {
      var words = line.split("[|｜]", 2);
      options.add(
          new Option(
              "o" + (options.size() + 1),
              new Phrase(words[0].strip(), words.length < 2 ? null : english(words[1]))));
    }
    if (options.size() < 2
        || options.size() > OPTIONS
        || options.stream()
            .anyMatch(
                one -> one.label().chinese().isEmpty() || one.label().chinese().length() > LABEL)) {
      throw Problem.unprocessable("requests.options", n, OPTIONS);
    }
    return options;
  }

  static @Nullable String english(String typed) {
    return typed.isBlank() ? null : typed.strip();
  }
}
