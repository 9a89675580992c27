package org.muster.requests;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.forms.Kind;
import org.muster.forms.Option;
import org.muster.forms.Phrase;

/**
 * A question of a request's form.
 *
 * @param code what its answer is stored under
 * @param length characters at most of an answer in words
 * @param known the fact that answers it beforehand: {@code phone}, {@code destination}, {@code
 *     room}; null for none
 * @param when only asked where another question has this answer; null for always
 */
public record Question(
    String code,
    Kind kind,
    boolean required,
    Phrase label,
    @Nullable Phrase hint,
    List<Option> options,
    int length,
    @Nullable String known,
    @Nullable When when) {

  /** The answer of another question on which this one depends. */
  public record When(String question, String option) {}

  /** The same, to be answered by everybody who is asked. */
  public Question must() {
    return new Question(code, kind, true, label, hint, options, length, known, when);
  }

  /** The same, answered beforehand by what is known. */
  public Question known(String fact) {
    return new Question(code, kind, required, label, hint, options, length, fact, when);
  }

  /** The same, asked only where another question has this answer. */
  public Question when(String question, String option) {
    return new Question(
        code, kind, required, label, hint, options, length, known, new When(question, option));
  }
}
