package org.muster.forms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one item with everything under it. */
final class ItemParser {

  private static final Set<String> ALL =
      Set.of(
          "id",
          "linkId",
          "definition",
          "code",
          "prefix",
          "text",
          "_text",
          "type",
          "enableWhen",
          "enableBehavior",
          "extension",
          "item",
          "readOnly");
  private static final Set<String> ASKS =
      Set.of("required", "repeats", "initial", "maxLength", "answerOption", "answerValueSet");
  private static final Set<String> KNOWN = Set.of("required", "repeats");

  private final Map<String, Questionnaire.Question> byLink;
  private final OptionParser optionParser;
  private final Map<String, String> conditionPaths;

  ItemParser(
      Map<String, Questionnaire.Question> byLink,
      OptionParser optionParser,
      Map<String, String> conditionPaths) {
    this.byLink = byLink;
    this.optionParser = optionParser;
    this.conditionPaths = conditionPaths;
  }

  Item item(Cursor at, boolean underQuestion) {
    Kind kind = ItemIndex.kind(at);
    if (underQuestion && kind != Kind.DISPLAY) {
      throw at.at("type").bad();
    }
    var allowed = new HashSet<>(ALL);
    allowed.addAll(kind.asks() ? ASKS : KNOWN);
    at.only(allowed);
    if (at.flag("readOnly")) {
      throw at.at("readOnly").bad();
    }
    return kind.asks() ? question(at, kind) : plain(at, kind);
  }

  private Item plain(Cursor at, Kind kind) {
    for (String name : KNOWN) {
      if (at.flag(name)) {
        throw at.at(name).bad();
      }
    }
    Extensions.of(at, Set.of());
    Phrase label =
        kind == Kind.GROUP && at.find("text").isEmpty()
            ? new Phrase("", null)
            : Extensions.phrase(at, "text");
    List<Item> under = at.each("item").stream().map(it -> item(it, false)).toList();
    if (kind == Kind.GROUP && under.isEmpty()) {
      throw at.missing("item");
    }
    if (kind == Kind.DISPLAY && !under.isEmpty()) {
      throw at.at("item").bad();
    }
    String link = at.at("linkId").text();
    return new Item(
        link,
        link,
        kind,
        label,
        label,
        null,
        null,
        null,
        false,
        false,
        Prefill.ASK_FRESH,
        null,
        null,
        List.of(),
        null,
        false,
        under,
        new Limits(null, null, 0, null, null),
        List.of(),
        when(at, link));
  }

  private Item question(Cursor at, Kind kind) {
    String code = ItemIndex.code(at);
    boolean required = at.flag("required");
    if (required && kind == Kind.ATTACHMENT) {
      // No file can be sent yet; a question nobody can answer would make everybody missing.
      throw at.at("required").bad();
    }
    var extras = ItemExtras.read(at, kind);
    var alarms = new ArrayList<Alarm>();
    @Nullable PlaceDepth places = places(at, kind);
    List<Option> options = places == null ? options(at, kind, alarms) : List.of();
    extras.alarms().forEach(it -> alarms.add(AlarmParser.alarm(it, kind, options)));
    Phrase label = Extensions.phrase(at, "text");
    var item =
        new Item(
            at.at("linkId").text(),
            code,
            kind,
            label,
            name(at, label),
            hint(at),
            extras.unit(),
            extras.example(),
            required,
            at.flag("repeats"),
            extras.prefill(),
            extras.known(),
            null,
            options,
            places,
            extras.health() == null ? !alarms.isEmpty() : extras.health(),
            List.of(),
            extras.limits(),
            List.copyOf(alarms),
            when(at, code));
    Object initial = new InitialValue(item).read(at);
    return initial == null ? item : item.startingWith(initial);
  }

  /** A place answers a choice from the divisions, which are shipped: too many to be listed. */
  private static @Nullable PlaceDepth places(Cursor at, Kind kind) {
    var depth = at.find("answerValueSet").flatMap(set -> PlaceDepth.of(set.text()));
    if (depth.isEmpty()) {
      return null;
    }
    if (kind != Kind.CHOICE) {
      throw at.at("answerValueSet").bad();
    }
    if (at.flag("repeats")) {
      throw at.at("repeats").bad();
    }
    at.find("answerOption")
        .ifPresent(
            it -> {
              throw it.bad();
            });
    return depth.get();
  }

  private List<Option> options(Cursor at, Kind kind, List<Alarm> alarms) {
    for (String name : List.of("answerOption", "answerValueSet")) {
      if (!kind.offers() && at.find(name).isPresent()) {
        throw Refusal.unknown(at.path() + "." + name, name);
      }
    }
    List<Option> options = optionParser.options(at, alarms);
    if (kind == Kind.CHOICE && options.isEmpty()) {
      throw at.missing("answerOption");
    }
    return options;
  }

  /** The display of the item code is the short name; else the question itself serves. */
  private static Phrase name(Cursor at, Phrase label) {
    return at.each("code").stream()
        .findFirst()
        .filter(it -> it.find("display").isPresent())
        .map(it -> Extensions.phrase(it, "display"))
        .orElse(label);
  }

  private @Nullable Phrase hint(Cursor at) {
    List<Cursor> under = at.each("item");
    if (under.size() > 1) {
      throw under.get(1).bad();
    }
    if (under.isEmpty()) {
      return null;
    }
    Item hint = item(under.getFirst(), true);
    if (hint.when() != null) {
      throw under.getFirst().at("enableWhen").bad();
    }
    return hint.label();
  }

  private @Nullable When when(Cursor at, String code) {
    if (at.find("enableWhen").isPresent()) {
      conditionPaths.put(code, at.path() + ".enableWhen");
    }
    return ConditionParser.when(at, byLink);
  }
}
