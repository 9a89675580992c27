package org.muster.forms;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Walks the items once before they are read: kinds, names, and that nothing is there twice. */
final class ItemIndex {

  private static final int ITEMS = 300;
  private static final int DEPTH = 8;
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");

  /** Names of fields that the check-in page itself posts. */
  private static final Set<String> TAKEN = Set.of("same", "lang");

  private final Map<String, Questionnaire.Question> byLink;
  private final Set<String> codes = new HashSet<>();

  ItemIndex(Map<String, Questionnaire.Question> byLink) {
    this.byLink = byLink;
  }

  void add(List<Cursor> items, int depth) {
    for (Cursor item : items) {
      if (depth > DEPTH || byLink.size() >= ITEMS) {
        throw Refusal.tooBig(item.path(), "item");
      }
      add(item.object());
      add(item.each("item"), depth + 1);
    }
  }

  private void add(Cursor item) {
    Cursor link = item.at("linkId");
    Kind kind = kind(item);
    String code = code(item);
    if (byLink.putIfAbsent(link.text(), new Questionnaire.Question(code, kind)) != null) {
      throw Refusal.duplicate(link.path(), "linkId");
    }
    if (kind.asks()) {
      Cursor source = item.each("code").stream().findFirst().map(it -> it.at("code")).orElse(link);
      if (!CODE.matcher(code).matches() || TAKEN.contains(code)) {
        throw source.bad();
      }
      if (!codes.add(code)) {
        throw Refusal.duplicate(source.path(), source.element());
      }
    }
  }

  static Kind kind(Cursor item) {
    Cursor type = item.at("type");
    return Kind.of(type.text()).orElseThrow(type::bad);
  }

  /** The first code, or the link id where there is none. */
  static String code(Cursor item) {
    return item.each("code").stream()
        .findFirst()
        .map(it -> it.object().at("code").text())
        .orElseGet(() -> item.at("linkId").text());
  }
}
