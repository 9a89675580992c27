package org.muster.forms;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a question's extensions say: limits, unit, example, where its answer comes from, flags. */
record ItemExtras(
    Limits limits,
    @Nullable String unit,
    @Nullable Phrase example,
    Prefill prefill,
    @Nullable String known,
    @Nullable Boolean health,
    List<Cursor> alarms) {

  private static final Set<String> WANTED =
      Set.of(
          Extensions.LEAST,
          Extensions.MOST,
          Extensions.DECIMALS,
          Extensions.REGEX,
          Extensions.EXAMPLE,
          Extensions.UNIT,
          Extensions.PREFILL,
          Extensions.KNOWN,
          Extensions.HEALTH,
          Extensions.FLAG);

  static ItemExtras read(Cursor item, Kind kind) {
    var extensions = Extensions.of(item, WANTED);
    return new ItemExtras(
        limits(item, kind, extensions),
        onlyFor(extensions.one(Extensions.UNIT), kind.numeric()).map(ItemExtras::unit).orElse(null),
        extensions
            .one(Extensions.EXAMPLE)
            .map(it -> Extensions.phrase(it, "valueString"))
            .orElse(null),
        extensions.one(Extensions.PREFILL).map(ItemExtras::prefill).orElse(Prefill.ASK_FRESH),
        extensions.one(Extensions.KNOWN).map(it -> it.at("valueCode").text()).orElse(null),
        extensions.one(Extensions.HEALTH).map(it -> it.at("valueBoolean").flag()).orElse(null),
        extensions.all(Extensions.FLAG));
  }

  private static Limits limits(Cursor item, Kind kind, Extensions extensions) {
    boolean ordered = AlarmParser.ordered(kind);
    Optional<Cursor> most = onlyFor(extensions.one(Extensions.MOST), ordered);
    Object highest = most.map(it -> limit(it, kind)).orElse(null);
    Object lowest =
        onlyFor(extensions.one(Extensions.LEAST), ordered).map(it -> limit(it, kind)).orElse(null);
    if (lowest != null && highest != null && Operator.GREATER.holds(List.of(lowest), highest)) {
      throw most.orElseThrow().bad();
    }
    return new Limits(
        lowest,
        highest,
        onlyFor(item.find("maxLength"), kind.free())
            .map(it -> it.whole(1, Limits.PARAGRAPHS))
            .orElse(kind == Kind.TEXT ? Limits.PARAGRAPHS : Limits.LINE),
        onlyFor(extensions.one(Extensions.DECIMALS), kind == Kind.DECIMAL)
            .map(it -> it.at("valueInteger").whole(0, 10))
            .orElse(null),
        onlyFor(extensions.one(Extensions.REGEX), kind == Kind.STRING || kind == Kind.TEXT)
            .map(ItemExtras::pattern)
            .orElse(null));
  }

  private static Object limit(Cursor extension, Kind kind) {
    return ExpectedValue.read(extension.value(), "value", kind, List.of());
  }

  private static GuardedPattern pattern(Cursor extension) {
    Cursor value = extension.at("valueString");
    return GuardedPattern.of(value.text()).orElseThrow(() -> Refusal.pattern(value.path()));
  }

  private static String unit(Cursor extension) {
    Cursor coding = extension.at("valueCoding").object();
    return coding.find("display").orElseGet(() -> coding.at("code")).text();
  }

  private static Prefill prefill(Cursor extension) {
    Cursor policy = extension.at("valueCode");
    return switch (policy.text()) {
      case "carry-over" -> Prefill.CARRY_OVER;
      case "ask-fresh" -> Prefill.ASK_FRESH;
      default -> throw policy.bad();
    };
  }

  private static Optional<Cursor> onlyFor(Optional<Cursor> element, boolean fits) {
    if (element.isPresent() && !fits) {
      throw Refusal.unknown(element.get().path(), element.get().element());
    }
    return element;
  }
}
