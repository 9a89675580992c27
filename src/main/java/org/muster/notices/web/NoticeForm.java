package org.muster.notices.web;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.muster.notices.Words;
import org.muster.people.Audience;
import org.muster.people.Audiences;
import org.muster.shared.Problem;
import org.springframework.util.MultiValueMap;

/**
 * A notice as it is being written.
 *
 * @param key the same form sent twice is one notice
 * @param whom {@code students} or {@code posts}
 * @param units ids of units; empty for the whole charge
 * @param posts words of posts, where it is to those who hold them
 * @param numbers single people by number, as they were typed
 * @param regions beginnings of division codes, as they were typed
 * @param more {@code criterion=value} of criteria that rooms offer
 * @param days how long it stays on its way
 */
public record NoticeForm(
    String key,
    String titleZh,
    String bodyZh,
    String titleEn,
    String bodyEn,
    String whom,
    List<String> units,
    List<String> posts,
    String numbers,
    String regions,
    List<String> more,
    boolean urgent,
    int days) {

  static NoticeForm empty(String key) {
    return new NoticeForm(
        key, "", "", "", "", "students", List.of(), List.of(), "", "", List.of(), false, 3);
  }

  static NoticeForm of(MultiValueMap<String, String> fields) {
    return new NoticeForm(
        one(fields, "key"),
        one(fields, "title-zh"),
        one(fields, "body-zh"),
        one(fields, "title-en"),
        one(fields, "body-en"),
        one(fields, "whom").equals("posts") ? "posts" : "students",
        many(fields, "unit"),
        many(fields, "post"),
        one(fields, "numbers"),
        one(fields, "regions"),
        many(fields, "more"),
        one(fields, "urgent").equals("true"),
        days(one(fields, "days")));
  }

  /** What it says. */
  Words words() {
    return Words.typed(titleZh, bodyZh, titleEn, bodyEn);
  }

  /**
   * Whom it is for.
   *
   * @throws Problem when it is to posts and none is named: everybody is not meant by nobody
   */
  Audience audience() {
    var audience = Audience.ALL;
    if (whom.equals("posts")) {
      if (posts.isEmpty()) {
        throw Problem.unprocessable("notices.posts");
      }
      audience = audience.and(Audiences.POSTS, posts.toArray());
    }
    if (!units.isEmpty()) {
      audience = audience.and("units", units.toArray());
    }
    if (!numbers.isBlank()) {
      audience = audience.and("numbers", (Object[]) split(numbers));
    }
    if (!regions.isBlank()) {
      audience = audience.and("destination", (Object[]) split(regions));
    }
    for (var criterion : more.stream().map(one -> one.split("=", 2)[0]).distinct().toList()) {
      audience =
          audience.and(
              criterion,
              more.stream()
                  .filter(one -> one.startsWith(criterion + "="))
                  .map(one -> one.substring(criterion.length() + 1))
                  .toArray());
    }
    return audience;
  }

  private static String[] split(String typed) {
    return Arrays.stream(typed.split("[\\s,，、;；]+"))
        .filter(word -> !word.isBlank())
        .toArray(String[]::new);
  }

  private static String one(MultiValueMap<String, String> fields, String name) {
    return Objects.requireNonNullElse(fields.getFirst(name), "");
  }

  private static List<String> many(MultiValueMap<String, String> fields, String name) {
    return fields.getOrDefault(name, List.of()).stream().filter(one -> !one.isBlank()).toList();
  }

  private static int days(String typed) {
    return typed.matches("[1-9][0-9]?") ? Math.min(Integer.parseInt(typed), 30) : 3;
  }
}
