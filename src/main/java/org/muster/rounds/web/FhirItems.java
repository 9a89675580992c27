package org.muster.rounds.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muster.forms.Answers;
import org.muster.forms.Item;
import org.muster.shared.Text;

/**
 * Answers as the items of a FHIR R4 QuestionnaireResponse, in the groups of their form. What people
 * wrote in words of their own is left out: a name may be in it.
 */
final class FhirItems {

  private static final String DIVISIONS = "urn:muster:gb2260";

  private final String options;
  private final Text t;

  /**
   * Items of a form's answers.
   *
   * @param form its code, by which its options are named
   */
  FhirItems(String form, Text t) {
    this.options = "urn:muster:form:" + form + ":";
    this.t = t;
  }

  List<Map<String, Object>> of(List<Item> items, Answers answers) {
    return items.stream().map(item -> one(item, answers)).filter(Objects::nonNull).toList();
  }

  private @Nullable Map<String, Object> one(Item item, Answers answers) {
    var written = new LinkedHashMap<String, Object>();
    written.put("linkId", item.linkId());
    if (!item.kind().asks()) {
      var below = of(item.items(), answers);
      written.put("item", below);
      return below.isEmpty() ? null : written;
    }
    var given = new ArrayList<Map<String, Object>>();
    for (var answer : answers.all(item.code())) {
      var value = value(item, answer);
      if (value != null) {
        given.add(value);
      }
    }
    written.put("answer", given);
    return given.isEmpty() ? null : written;
  }

  private @Nullable Map<String, Object> value(Item item, Object answer) {
    if (item.place()) {
      return coding(DIVISIONS, answer.toString(), null);
    }
    var option = item.option(answer);
    if (option.isPresent()) {
      return coding(options + item.code(), option.get().code(), option.get().label().in(t));
    }
    return switch (item.kind()) {
      case BOOLEAN -> answer instanceof Boolean ? Map.of("valueBoolean", answer) : null;
      case INTEGER ->
          answer instanceof BigDecimal number ? Map.of("valueInteger", number.intValue()) : null;
      case DECIMAL -> answer instanceof BigDecimal ? Map.of("valueDecimal", answer) : null;
      case DATE -> Map.of("valueDate", answer.toString());
      case GROUP, DISPLAY, STRING, TEXT, CHOICE, OPEN_CHOICE, ATTACHMENT -> null;
    };
  }

  private static Map<String, Object> coding(String system, String code, @Nullable String words) {
    var coding = new LinkedHashMap<String, Object>();
    coding.put("system", system);
    coding.put("code", code);
    if (words != null) {
      coding.put("display", words);
    }
    return Map.of("valueCoding", coding);
  }
}
