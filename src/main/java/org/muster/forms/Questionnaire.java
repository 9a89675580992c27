package org.muster.forms;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads Muster's fixed profile of FHIR R4 Questionnaire. What would change the meaning and is not
 * understood is refused with its path; descriptive members are passed over.
 */
final class Questionnaire {

  private static final Set<String> ROOT =
      Set.of(
          "resourceType",
          "id",
          "meta",
          "language",
          "text",
          "contained",
          "extension",
          "url",
          "identifier",
          "version",
          "name",
          "title",
          "_title",
          "status",
          "experimental",
          "subjectType",
          "date",
          "publisher",
          "contact",
          "description",
          "_description",
          "useContext",
          "jurisdiction",
          "purpose",
          "copyright",
          "approvalDate",
          "lastReviewDate",
          "effectivePeriod",
          "code",
          "item");

  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

  private final Map<String, Question> byLink = new HashMap<>();
  private final Map<String, String> conditionPaths = new HashMap<>();

  /** What a condition needs to know of the question it looks at. */
  record Question(String code, Kind kind) {}

  private Questionnaire() {}

  static Form read(Cursor root) {
    return new Questionnaire().form(root);
  }

  private Form form(Cursor root) {
    root.only(ROOT);
    require(root.at("resourceType"), Set.of("Questionnaire"));
    require(root.at("status"), Set.of("draft", "active"));
    root.find("language")
        .ifPresent(it -> require(it, Set.of("zh", "zh-CN", "zh-Hans", "zh-Hans-CN")));
    Extensions.of(root, Set.of());
    if (root.each("item").isEmpty()) {
      throw root.missing("item");
    }
    new ItemIndex(byLink).add(root.each("item"), 1);
    var options = new OptionParser(root);
    var parser = new ItemParser(byLink, options, conditionPaths);
    var form =
        new Form(
            code(root),
            Extensions.phrase(root, "title"),
            root.each("item").stream().map(item -> parser.item(item, false)).toList());
    refuseCircles(form);
    return form;
  }

  private static void require(Cursor member, Set<String> allowed) {
    if (!allowed.contains(member.text())) {
      throw member.bad();
    }
  }

  private static String code(Cursor root) {
    Cursor named =
        root.find("name").or(() -> root.find("url")).orElseThrow(() -> root.missing("name"));
    String text = named.text();
    String code = text.substring(text.lastIndexOf('/') + 1);
    if (!CODE.matcher(code).matches()) {
      throw named.bad();
    }
    return code;
  }

  private void refuseCircles(Form form) {
    var settled = new HashSet<String>();
    form.gates().keySet().forEach(code -> follow(form, code, new HashSet<>(), settled));
  }

  private void follow(Form form, String code, Set<String> trail, Set<String> settled) {
    if (settled.contains(code)) {
      return;
    }
    if (!trail.add(code)) {
      String path = conditionPaths.getOrDefault(code, "$");
      throw Refusal.circle(path, "enableWhen");
    }
    for (When when : form.gates().getOrDefault(code, List.of())) {
      when.conditions().forEach(it -> follow(form, it.question(), trail, settled));
    }
    trail.remove(code);
    settled.add(code);
  }
}
