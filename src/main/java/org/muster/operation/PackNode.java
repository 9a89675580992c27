package org.muster.operation;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.muster.shared.Problem;
import tools.jackson.databind.JsonNode;

/**
 * A place in a pack's file that knows where it is, and says so when something is wrong there.
 *
 * @param pointer as in RFC 6901, {@code /stages/0/name}
 */
public record PackNode(JsonNode node, String pointer) {

  private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final int LONGEST = 2_000;

  /** A member that may be missing. */
  public PackNode at(String member) {
    return new PackNode(node.path(member), pointer + "/" + member);
  }

  /** A member that must be there. */
  public PackNode need(String member) {
    var found = at(member);
    if (found.isMissing()) {
      throw Problem.unprocessable("operation.pack-missing", found.pointer());
    }
    return found;
  }

  public boolean isMissing() {
    return node.isMissingNode() || node.isNull();
  }

  /** An object with no other members than these: one that nobody reads would be a promise. */
  public PackNode only(String... members) {
    if (!node.isObject()) {
      throw wrong();
    }
    var known = Set.of(members);
    for (var name : node.propertyNames()) {
      if (!known.contains(name)) {
        throw Problem.unprocessable("operation.pack-unknown", pointer + "/" + name);
      }
    }
    return this;
  }

  /** The elements of an array; none where it is missing. */
  public List<PackNode> items() {
    if (isMissing()) {
      return List.of();
    }
    if (!node.isArray()) {
      throw wrong();
    }
    return IntStream.range(0, node.size())
        .mapToObj(n -> new PackNode(node.get(n), pointer + "/" + n))
        .toList();
  }

  /** A word that names something for good, {@code closed-campus}. */
  public String code() {
    var word = node.isString() ? node.stringValue() : "";
    if (!CODE.matcher(word).matches()) {
      throw wrong();
    }
    return word;
  }

  /** A text in Chinese and English. */
  public Words words() {
    only("zh-CN", "en");
    var chinese = need("zh-CN");
    var english = need("en");
    if (!HAN.matcher(chinese.text()).find()) {
      throw chinese.wrong();
    }
    if (HAN.matcher(english.text()).find()) {
      throw english.wrong();
    }
    return new Words(chinese.text(), english.text());
  }

  private String text() {
    if (!node.isString() || node.stringValue().isBlank() || node.stringValue().length() > LONGEST) {
      throw wrong();
    }
    return node.stringValue().strip();
  }

  /** A time of day, {@code 08:30}. */
  public LocalTime time() {
    return parsed(LocalTime::parse);
  }

  /** A length of time, {@code PT2H}, that is not negative. */
  public Duration duration() {
    var length = parsed(Duration::parse);
    if (length.isNegative()) {
      throw wrong();
    }
    return length;
  }

  /** One of an enum's values, in lower case. */
  public <E extends Enum<E>> E oneOf(Class<E> kind) {
    return parsed(word -> Enum.valueOf(kind, word.toUpperCase(Locale.ROOT)));
  }

  private <T> T parsed(Function<String, T> reading) {
    try {
      return reading.apply(text());
    } catch (DateTimeParseException | IllegalArgumentException malformed) {
      throw wrong();
    }
  }

  /** A whole number within bounds. */
  public int number(int least, int most) {
    if (!node.isInt() || node.intValue() < least || node.intValue() > most) {
      throw wrong();
    }
    return node.intValue();
  }

  /** What is here cannot be understood. */
  public Problem wrong() {
    return Problem.unprocessable("operation.pack-wrong", pointer);
  }
}
