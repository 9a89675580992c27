package org.muster.requests;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.muster.forms.Kind;
import org.muster.forms.Option;
import org.muster.forms.Phrase;
import org.muster.shared.Texts;

/**
 * Makes a type's questions with their words: the question {@code what} of {@code requests.repairs}
 * is the message {@code requests.repairs.what}, a hint {@code …what.hint} where there is one, an
 * option {@code …what.<option>}.
 */
public final class Questions {

  private static final int LINE = 200;
  private static final int PARAGRAPH = 1_000;

  private final Texts texts;
  private final String words;

  Questions(Texts texts, String words) {
    this.texts = texts;
    this.words = words;
  }

  /** A line of words. */
  public Question line(String code) {
    return of(code, Kind.STRING, LINE);
  }

  /** Words at some length. */
  public Question paragraph(String code) {
    return of(code, Kind.TEXT, PARAGRAPH);
  }

  /** A day. */
  public Question day(String code) {
    return of(code, Kind.DATE, 0);
  }

  /** A whole number. */
  public Question number(String code) {
    return of(code, Kind.INTEGER, 0);
  }

  /** Yes or no. */
  public Question yesNo(String code) {
    return of(code, Kind.BOOLEAN, 0);
  }

  /** One of some options. */
  public Question choice(String code, String... options) {
    return of(
        code,
        Kind.CHOICE,
        0,
        Arrays.stream(options)
            .map(one -> new Option(one, phrase("." + code + "." + one)))
            .toList());
  }

  private Question of(String code, Kind kind, int length) {
    return of(code, kind, length, List.of());
  }

  private Question of(String code, Kind kind, int length, List<Option> options) {
    return new Question(
        code, kind, false, phrase("." + code), hint(code), options, length, null, null);
  }

  /** The words of a key behind the prefix, in both languages. */
  Phrase phrase(String key) {
    return new Phrase(
        texts.of(Locale.SIMPLIFIED_CHINESE).of(words + key),
        texts.of(Locale.ENGLISH).of(words + key));
  }

  private @Nullable Phrase hint(String code) {
    var key = words + "." + code + ".hint";
    var chinese = texts.of(Locale.SIMPLIFIED_CHINESE).orElse(key, "");
    return chinese.isEmpty()
        ? null
        : new Phrase(chinese, texts.of(Locale.ENGLISH).orElse(key, chinese));
  }
}
