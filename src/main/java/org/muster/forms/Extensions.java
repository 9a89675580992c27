package org.muster.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The extensions of one element. The profile's are read; those that only dress a page are passed
 * over; any other is refused, since it may change what is asked.
 */
final class Extensions {

  private static final String HL7 = "http://hl7.org/fhir/StructureDefinition/";
  static final String TRANSLATION = HL7 + "translation";
  static final String LEAST = HL7 + "minValue";
  static final String MOST = HL7 + "maxValue";
  static final String DECIMALS = HL7 + "maxDecimalPlaces";
  static final String REGEX = HL7 + "regex";
  static final String EXAMPLE = HL7 + "entryFormat";
  static final String UNIT = HL7 + "questionnaire-unit";

  /** "carry-over" or "ask-fresh". */
  static final String PREFILL = "urn:muster:prefill";

  /** The roster's fact that answers the question on the first day. */
  static final String KNOWN = "urn:muster:known";

  /** The flag an option or a yes raises; or a rule of code, operator and value. */
  static final String FLAG = "urn:muster:flag";

  /** Whether a question is about health; one that raises a flag is, unless this says no. */
  static final String HEALTH = "urn:muster:health";

  private static final Set<String> DRESS =
      Set.of(
          HL7 + "questionnaire-itemControl",
          HL7 + "questionnaire-choiceOrientation",
          HL7 + "questionnaire-sliderStepValue",
          HL7 + "rendering-style",
          HL7 + "rendering-xhtml",
          HL7 + "designNote");

  private static final Set<String> MEMBERS = Set.of("id", "url", "extension");

  private final Map<String, List<Cursor>> byUrl = new HashMap<>();

  private Extensions() {}

  /** The extensions of an element, refusing what is neither wanted here nor mere dress. */
  static Extensions of(Cursor owner, Set<String> wanted) {
    var extensions = new Extensions();
    for (Cursor extension : owner.each("extension")) {
      Cursor url = extension.object().at("url");
      String name = url.text();
      if (wanted.contains(name)) {
        only(extension);
        extensions.byUrl.computeIfAbsent(name, any -> new ArrayList<>()).add(extension);
      } else if (!DRESS.contains(name)) {
        throw Refusal.unknown(url.path(), Reading.shown(name));
      }
    }
    return extensions;
  }

  private static void only(Cursor extension) {
    for (String name : extension.node().propertyNames()) {
      if (!MEMBERS.contains(name) && !name.startsWith("value") && !name.startsWith("_value")) {
        throw Refusal.unknown(extension.path() + "." + Reading.shown(name), Reading.shown(name));
      }
    }
  }

  List<Cursor> all(String url) {
    return byUrl.getOrDefault(url, List.of());
  }

  Optional<Cursor> one(String url) {
    List<Cursor> all = all(url);
    if (all.size() > 1) {
      throw Refusal.duplicate(all.get(1).path(), Reading.shown(url));
    }
    return all.stream().findFirst();
  }

  /** A member {@code name} with the translation beside it in {@code _name}. */
  static Phrase phrase(Cursor owner, String name) {
    return new Phrase(owner.at(name).text(), english(owner, name));
  }

  private static @Nullable String english(Cursor owner, String name) {
    Optional<Cursor> beside = owner.find("_" + name);
    if (beside.isEmpty()) {
      return null;
    }
    beside.get().only(Set.of("id", "extension"));
    var languages = new HashSet<String>();
    String english = null;
    for (Cursor translation : of(beside.get(), Set.of(TRANSLATION)).all(TRANSLATION)) {
      var parts = of(translation, Set.of("lang", "content"));
      Cursor lang = parts.one("lang").orElseThrow(() -> translation.missing("lang")).value();
      Cursor content =
          parts.one("content").orElseThrow(() -> translation.missing("content")).value();
      if (!languages.add(lang.text())) {
        throw Refusal.duplicate(lang.path(), "lang");
      }
      if (lang.text().equals("en")) {
        english = content.text();
      }
    }
    return english;
  }
}
