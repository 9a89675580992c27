package org.muster.requests;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.forms.Kind;
import org.muster.forms.Phrase;
import tools.jackson.databind.json.JsonMapper;

/** Writes questions as the FHIR questionnaire that the room forms publishes. */
final class QuestionSheet {

  private static final String TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation";

  private static final JsonMapper JSON = new JsonMapper();

  private QuestionSheet() {}

  static String write(String code, Phrase title, List<Question> questions) {
    var root = new LinkedHashMap<String, Object>();
    root.put("resourceType", "Questionnaire");
    root.put("name", code);
    root.put("status", "active");
    root.put("language", "zh-CN");
    words(root, "title", title);
    root.put("item", questions.stream().map(question -> item(code, question)).toList());
    return JSON.writeValueAsString(root);
  }

  private static Map<String, Object> item(String form, Question question) {
    var item = new LinkedHashMap<String, Object>();
    item.put("linkId", question.code());
    item.put("code", List.of(Map.of("system", "urn:muster:" + form, "code", question.code())));
    words(item, "text", question.label());
    item.put("type", question.kind().code());
    item.put("required", question.required());
    if (question.kind() == Kind.STRING || question.kind() == Kind.TEXT) {
      item.put("maxLength", question.length());
    }
    if (!question.options().isEmpty()) {
      item.put(
          "answerOption",
          question.options().stream()
              .map(option -> Map.of("valueCoding", coding(option.code(), option.label())))
              .toList());
    }
    var when = question.when();
    if (when != null) {
      item.put(
          "enableWhen",
          List.of(
              Map.of(
                  "question",
                  when.question(),
                  "operator",
                  "=",
                  "answerCoding",
                  Map.of("code", when.option()))));
    }
    var extensions = new ArrayList<Map<String, Object>>();
    if (question.known() != null) {
      extensions.add(Map.of("url", "urn:muster:known", "valueCode", question.known()));
    }
    if (!extensions.isEmpty()) {
      item.put("extension", extensions);
    }
    hint(item, question.code(), question.hint());
    return item;
  }

  private static Map<String, Object> coding(String code, Phrase label) {
    var coding = new LinkedHashMap<String, Object>();
    coding.put("code", code);
    words(coding, "display", label);
    return coding;
  }

  private static void hint(Map<String, Object> item, String code, @Nullable Phrase hint) {
    if (hint != null) {
      var under = new LinkedHashMap<String, Object>();
      under.put("linkId", code + "-hint");
      words(under, "text", hint);
      under.put("type", "display");
      item.put("item", List.of(under));
    }
  }

  private static void words(Map<String, Object> owner, String name, Phrase phrase) {
    owner.put(name, phrase.chinese());
    if (phrase.english() != null) {
      owner.put(
          "_" + name,
          Map.of(
              "extension",
              List.of(
                  Map.of(
                      "url",
                      TRANSLATION,
                      "extension",
                      List.of(
                          Map.of("url", "lang", "valueCode", "en"),
                          Map.of("url", "content", "valueString", phrase.english()))))));
    }
  }
}
