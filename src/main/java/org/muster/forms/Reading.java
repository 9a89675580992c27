package org.muster.forms;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one value sent for a question: a Boolean, BigDecimal or text when it can be taken, else the
 * {@link Fault}. Null means that nothing was answered. Whatever comes, it does not throw.
 */
final class Reading {

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,15}(\\.[0-9]{1,15})?");
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern UPLOAD =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final BigDecimal INT_LEAST = BigDecimal.valueOf(Integer.MIN_VALUE);
  private static final BigDecimal INT_MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

  private final Item item;

  /** True when the value comes from a page, where everything is text. */
  private final boolean page;

  Reading(Item item, boolean page) {
    this.item = item;
    this.page = page;
  }

  @Nullable Object read(@Nullable Object raw) {
    if (raw == null || (raw instanceof String text && text.isBlank())) {
      return null;
    }
    return switch (item.kind()) {
      case BOOLEAN -> yesOrNo(raw);
      case INTEGER, DECIMAL -> number(raw);
      case DATE -> date(raw);
      case CHOICE -> chosen(raw);
      case OPEN_CHOICE -> item.option(raw).isPresent() ? raw : words(raw);
      case STRING, TEXT -> words(raw);
      case ATTACHMENT ->
          raw instanceof String text && UPLOAD.matcher(text).matches()
              ? text
              : fault(Fault.Kind.FILE);
      case GROUP, DISPLAY -> fault(Fault.Kind.UNKNOWN, item.code());
    };
  }

  private Object yesOrNo(Object raw) {
    if (raw instanceof Boolean) {
      return raw;
    }
    return page && raw.equals("true")
        ? true
        : page && raw.equals("false") ? false : fault(Fault.Kind.YES_OR_NO);
  }

  private Object number(Object raw) {
    BigDecimal number =
        raw instanceof Number sent
            ? decimal(sent)
            : page && raw instanceof String text ? typed(text) : null;
    if (number == null) {
      return fault(Fault.Kind.NUMBER);
    }
    boolean whole = item.kind() == Kind.INTEGER;
    if (whole && (number.scale() > 0 || beyond(number, INT_LEAST, INT_MOST))) {
      return fault(Fault.Kind.WHOLE_NUMBER);
    }
    Integer decimals = item.limits().decimals();
    if (decimals != null && number.scale() > decimals) {
      return fault(Fault.Kind.DECIMALS, decimals);
    }
    if (item.limits().least() instanceof BigDecimal least && number.compareTo(least) < 0) {
      return fault(Fault.Kind.TOO_LOW, least);
    }
    if (item.limits().most() instanceof BigDecimal most && number.compareTo(most) > 0) {
      return fault(Fault.Kind.TOO_HIGH, most);
    }
    return number;
  }

  private static boolean beyond(BigDecimal number, BigDecimal least, BigDecimal most) {
    return number.compareTo(least) < 0 || number.compareTo(most) > 0;
  }

  /** Numbers of absurd size or precision are none: arithmetic on 1E+999999999 takes all memory. */
  private static @Nullable BigDecimal decimal(Number sent) {
    if (sent instanceof Double || sent instanceof Float) {
      double value = sent.doubleValue();
      return Double.isFinite(value) ? bounded(new BigDecimal(sent.toString())) : null;
    }
    return switch (sent) {
      case BigDecimal number -> bounded(number);
      case BigInteger number -> number.bitLength() > 100 ? null : bounded(new BigDecimal(number));
      case Long number -> BigDecimal.valueOf(number);
      case Integer number -> BigDecimal.valueOf(number);
      case Short number -> BigDecimal.valueOf(number);
      case Byte number -> BigDecimal.valueOf(number);
      default -> null;
    };
  }

  private static @Nullable BigDecimal bounded(BigDecimal number) {
    if (Math.abs((long) number.scale()) > 40 || number.precision() > 40) {
      return null;
    }
    BigDecimal canonical = Answers.canonical(number);
    return canonical.precision() > 30 ? null : canonical;
  }

  /** Takes what a Chinese keyboard gives, ３６．５ and 36.5℃. */
  private @Nullable BigDecimal typed(String text) {
    if (text.length() > 40) {
      return null;
    }
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replace('。', '.').strip();
    String unit =
        item.unit() == null ? "" : Normalizer.normalize(item.unit(), Normalizer.Form.NFKC);
    if (!unit.isEmpty() && plain.endsWith(unit)) {
      plain = plain.substring(0, plain.length() - unit.length()).strip();
    }
    return NUMBER.matcher(plain).matches() ? Answers.canonical(new BigDecimal(plain)) : null;
  }

  private Object date(Object raw) {
    if (!(raw instanceof String text) || !DAY.matcher(text).matches()) {
      return fault(Fault.Kind.DATE);
    }
    try {
      LocalDate.parse(text);
    } catch (DateTimeParseException noSuchDay) {
      return fault(Fault.Kind.DATE);
    }
    if (item.limits().least() instanceof String least && text.compareTo(least) < 0) {
      return fault(Fault.Kind.TOO_EARLY, least);
    }
    if (item.limits().most() instanceof String most && text.compareTo(most) > 0) {
      return fault(Fault.Kind.TOO_LATE, most);
    }
    return text;
  }

  /** What the page's two fields say together: where, and the county or district in it. */
  static Object place(Item item, List<?> sent) {
    var words = sent.stream().filter(String.class::isInstance).map(String.class::cast);
    var given = words.map(String::strip).filter(one -> !one.isEmpty()).toList();
    var area = given.size() == 2 ? Places.read(given.getFirst()).map(Places::prefecture) : null;
    return area == null || area.isEmpty()
        ? Fault.of(item.code(), Fault.Kind.PLACE)
        : Places.read(given.get(1), area.get())
            .<Object>map(code -> code)
            .orElseGet(() -> Fault.of(item.code(), Fault.Kind.COUNTY, Places.fullName(area.get())));
  }

  private Object placed(Object raw, PlaceDepth depth) {
    var code = raw instanceof String text ? Places.read(text) : Optional.<String>empty();
    return code.<Object>map(it -> Places.cut(it, depth)).orElseGet(() -> fault(Fault.Kind.PLACE));
  }

  private Object chosen(Object raw) {
    if (item.places() != null) {
      return placed(raw, item.places());
    }
    return raw instanceof String && item.option(raw).isPresent() ? raw : fault(Fault.Kind.OPTION);
  }

  private Object words(Object raw) {
    if (!(raw instanceof String sent)) {
      return fault(Fault.Kind.WORDS);
    }
    int length = item.limits().length();
    // Counted before anything is done with it: a code point takes one char or two.
    if (sent.length() > 2L * length + 100) {
      return fault(Fault.Kind.TOO_LONG, length);
    }
    String text = sent.replace("\r\n", "\n").replace('\r', '\n').strip();
    if (text.codePoints().anyMatch(this::unwritable)) {
      return fault(Fault.Kind.CHARACTERS);
    }
    if (text.codePointCount(0, text.length()) > length) {
      return fault(Fault.Kind.TOO_LONG, length);
    }
    GuardedPattern pattern = item.limits().pattern();
    return pattern == null || pattern.matches(text) ? text : fault(Fault.Kind.PATTERN);
  }

  /** Control characters (PostgreSQL refuses NUL), half surrogates, and lines where one is asked. */
  private boolean unwritable(int c) {
    boolean breaks = c == '\n' || c == '\t';
    return (Character.isISOControl(c) && !(breaks && item.kind() == Kind.TEXT))
        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
        || (c & 0xFFFE) == 0xFFFE;
  }

  private Fault fault(Fault.Kind kind, Object... args) {
    return Fault.of(item.code(), kind, args);
  }

  /** What was sent, cut to a length that can be shown again. */
  static String shown(String code) {
    String start = code.length() > 64 ? code.substring(0, 64) + "…" : code;
    return String.format(Locale.ROOT, "%s", start.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?"));
  }
}
