package org.muster.notices.web;

import java.util.Objects;
import org.muster.notices.Whom;
import org.muster.notices.Words;
import org.springframework.util.MultiValueMap;

/**
 * A notice as it is being written.
 *
 * @param key the same form sent twice is one notice
 * @param groups is posted to the groups of the units concerned as well
 * @param days how long it stays on its way
 */
public record NoticeForm(
    String key,
    String titleZh,
    String bodyZh,
    String titleEn,
    String bodyEn,
    Whom whom,
    boolean urgent,
    boolean groups,
    int days) {

  static NoticeForm empty(String key) {
    return new NoticeForm(key, "", "", "", "", Whom.STUDENTS, false, false, 3);
  }

  static NoticeForm of(MultiValueMap<String, String> fields) {
    return new NoticeForm(
        one(fields, "key"),
        one(fields, "title-zh"),
        one(fields, "body-zh"),
        one(fields, "title-en"),
        one(fields, "body-en"),
        Whom.of(fields),
        one(fields, "urgent").equals("true"),
        one(fields, "groups").equals("true"),
        days(one(fields, "days")));
  }

  /** What it says. */
  Words words() {
    return Words.typed(titleZh, bodyZh, titleEn, bodyEn);
  }

  private static String one(MultiValueMap<String, String> fields, String name) {
    return Objects.requireNonNullElse(fields.getFirst(name), "");
  }

  private static int days(String typed) {
    return typed.matches("[1-9][0-9]?") ? Math.min(Integer.parseInt(typed), 30) : 3;
  }
}
