package org.muster.forms;

import java.util.List;
import org.muster.shared.Text;

/**
 * What is wrong with one answer, to be told beside its question.
 *
 * @param code the item code, or what was sent in its place
 * @param args what the message needs: a limit, a length
 */
public record Fault(String code, Kind kind, List<Object> args) {

  /** The kinds of fault; each has its message {@code forms.fault.<kind>}. */
  public enum Kind {
    REQUIRED,
    UNKNOWN,
    YES_OR_NO,
    NUMBER,
    WHOLE_NUMBER,
    DATE,
    WORDS,
    OPTION,
    PLACE,
    COUNTY,
    FILE,
    ONE_ONLY,
    TOO_MANY,
    TOO_LOW,
    TOO_HIGH,
    TOO_EARLY,
    TOO_LATE,
    DECIMALS,
    TOO_LONG,
    PATTERN,
    CHARACTERS
  }

  static Fault of(String code, Kind kind, Object... args) {
    return new Fault(code, kind, List.of(args));
  }

  /** What to do about it, in the reader's language. */
  public String message(Text text) {
    return text.of("forms.fault." + kind.name().toLowerCase(java.util.Locale.ROOT), args.toArray());
  }
}
