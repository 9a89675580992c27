package org.muster.forms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the options of a choice, from the item itself or from a contained value set. */
final class OptionParser {

  private static final int OPTIONS = 500;
  private static final int CODE_LENGTH = 100;

  private final Cursor root;

  OptionParser(Cursor root) {
    this.root = root;
  }

  List<Option> options(Cursor item, List<Alarm> alarms) {
    List<Cursor> listed = item.each("answerOption");
    Optional<Cursor> set = item.find("answerValueSet");
    if (set.isPresent() && !listed.isEmpty()) {
      throw set.get().bad();
    }
    var options = new ArrayList<Option>();
    for (Cursor option : set.map(this::concepts).orElse(listed)) {
      options.add(set.isPresent() ? concept(option) : listed(option, alarms));
    }
    Cursor place = set.orElse(item);
    if (options.size() > OPTIONS) {
      throw Refusal.tooBig(place.path(), "answerOption");
    }
    var codes = new HashSet<String>();
    for (Option option : options) {
      if (option.code().length() > CODE_LENGTH) {
        throw place.bad();
      }
      if (!codes.add(option.code())) {
        throw Refusal.duplicate(place.path(), Reading.shown(option.code()));
      }
    }
    return List.copyOf(options);
  }

  private Option listed(Cursor option, List<Alarm> alarms) {
    option.only(
        Set.of("id", "extension", "valueCoding", "valueString", "_valueString", "initialSelected"));
    Cursor value = option.value();
    Option read =
        value.element().equals("valueCoding")
            ? coding(value)
            : new Option(value.text(), Extensions.phrase(option, "valueString"));
    var extensions = Extensions.of(option, Set.of(Extensions.FLAG));
    extensions
        .all(Extensions.FLAG)
        .forEach(
            it -> alarms.add(new Alarm(AlarmParser.flag(it.value()), Operator.EQUAL, read.code())));
    return read;
  }

  private static Option coding(Cursor coding) {
    coding.only(Set.of("id", "system", "version", "code", "display", "_display"));
    return new Option(coding.at("code").text(), Extensions.phrase(coding, "display"));
  }

  /** Value sets elsewhere are not fetched: what is asked would change without a new version. */
  private List<Cursor> concepts(Cursor reference) {
    String url = reference.text();
    return root.each("contained").stream()
        .filter(it -> it.object().at("resourceType").text().equals("ValueSet"))
        .filter(it -> url.equals("#" + it.at("id").text()))
        .findFirst()
        .map(OptionParser::members)
        .orElseThrow(reference::bad);
  }

  private static List<Cursor> members(Cursor set) {
    Cursor compose = set.at("compose").only(Set.of("id", "include"));
    var members = new ArrayList<Cursor>();
    for (Cursor include : compose.each("include")) {
      include.only(Set.of("id", "system", "version", "concept"));
      include.at("concept");
      members.addAll(include.each("concept"));
    }
    if (members.isEmpty()) {
      throw compose.missing("include");
    }
    return members;
  }

  private static Option concept(Cursor concept) {
    concept.only(Set.of("id", "code", "display", "_display", "designation"));
    String code = concept.at("code").text();
    Phrase display = Extensions.phrase(concept, "display");
    return concept.each("designation").stream()
        .filter(it -> it.object().find("language").map(Cursor::text).orElse("").equals("en"))
        .findFirst()
        .map(it -> new Option(code, new Phrase(display.chinese(), it.at("value").text())))
        .orElse(new Option(code, display));
  }
}
