package org.muster.forms;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression from outside that cannot hold up a thread: every look at a character is
 * counted, and a match that needs too many is no match.
 */
final class GuardedPattern {

  private static final int LOOKS = 200_000;
  private static final int LONGEST = 200;

  /**
   * Closes pattern and value alike, so that a path that ends early must look at it too and is
   * counted: paths through empty alternatives would else cost nothing.
   */
  private static final char END = '\uFFFF';

  private final String source;
  private final Pattern pattern;

  private GuardedPattern(String source, Pattern pattern) {
    this.source = source;
    this.pattern = pattern;
  }

  /** The pattern, or empty when it is malformed, needs an anchor inside, or is explosive. */
  static Optional<GuardedPattern> of(String source) {
    String body = unanchored(source);
    if (source.length() > LONGEST || anchoredInside(body)) {
      return Optional.empty();
    }
    try {
      Pattern.compile(body);
      var guarded = new GuardedPattern(source, Pattern.compile("(?:" + body + ")" + END));
      return guarded.explosive() ? Optional.empty() : Optional.of(guarded);
    } catch (PatternSyntaxException | StackOverflowError malformed) {
      return Optional.empty();
    }
  }

  /** True when the whole value matches. */
  boolean matches(String value) {
    try {
      return looks(value);
    } catch (TooLong | StackOverflowError explosive) {
      return false;
    }
  }

  private boolean looks(String value) {
    return pattern.matcher(new Counted(value + END)).matches();
  }

  /** Tries the usual bombs: a long run of each character the pattern could mean, then a misfit. */
  private boolean explosive() {
    var letters = new StringBuilder("a0Z- _中");
    source
        .chars()
        .filter(c -> !Character.isSurrogate((char) c))
        .distinct()
        .forEach(letters::appendCodePoint);
    try {
      letters.chars().distinct().forEach(c -> looks(Character.toString(c).repeat(60) + '\u0001'));
      return false;
    } catch (TooLong | StackOverflowError bomb) {
      return true;
    }
  }

  private static String unanchored(String source) {
    String body = source.startsWith("^") ? source.substring(1) : source;
    return body.endsWith("$") && !body.endsWith("\\$")
        ? body.substring(0, body.length() - 1)
        : body;
  }

  /** The end is not where an inner anchor would expect it; and back references are never needed. */
  private static boolean anchoredInside(String body) {
    boolean bracket = false;
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      if (c == '\\') {
        i++;
        if (i < body.length() && "zZGkQE123456789".indexOf(body.charAt(i)) >= 0) {
          return true;
        }
      } else if (c == '[') {
        bracket = true;
      } else if (c == ']') {
        bracket = false;
      } else if (c == '$' && !bracket) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return source;
  }

  private static final class TooLong extends RuntimeException {
    TooLong() {
      super(null, null, false, false);
    }
  }

  private static final class Counted implements CharSequence {
    private final String value;
    private int looks;

    Counted(String value) {
      this.value = value;
    }

    @Override
    public char charAt(int index) {
      if (++looks > LOOKS) {
        throw new TooLong();
      }
      return value.charAt(index);
    }

    @Override
    public int length() {
      return value.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return value.subSequence(start, end);
    }

    @Override
    public String toString() {
      return value;
    }
  }
}
