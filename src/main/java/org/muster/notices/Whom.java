package org.muster.notices;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.muster.people.Audience;
import org.muster.people.Audiences;
import org.muster.shared.Problem;

/**
 * Whom something is for, as it is chosen on the page {@code notices/whom}.
 *
 * @param whom {@code students} or {@code posts}
 * @param units ids of units; empty for the whole charge
 * @param posts words of posts, where it is to those who hold them
 * @param numbers single people by number, as they were typed
 * @param regions beginnings of division codes, as they were typed
 * @param more {@code criterion=value} of criteria that rooms offer
 */
public record Whom(
    String whom,
    List<String> units,
    List<String> posts,
    String numbers,
    String regions,
    List<String> more) {

  /** Every student of the charge. */
  public static final Whom STUDENTS = new Whom("students", List.of(), List.of(), "", "", List.of());

  /** Those who hold some posts, in the whole charge. */
  public static Whom holders(String... posts) {
    return new Whom("posts", List.of(), List.of(posts), "", "", List.of());
  }

  /** What the page's fields say. */
  public static Whom of(Map<String, List<String>> fields) {
    return new Whom(
        one(fields, "whom").equals("posts") ? "posts" : "students",
        many(fields, "unit"),
        many(fields, "post"),
        one(fields, "numbers"),
        one(fields, "regions"),
        many(fields, "more"));
  }

  /**
   * The audience.
   *
   * @throws Problem when it is to posts and none is named: everybody is not meant by nobody
   */
  public Audience audience() {
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

  private static String one(Map<String, List<String>> fields, String name) {
    return Objects.requireNonNullElse(fields.getOrDefault(name, List.of("")).getFirst(), "");
  }

  private static List<String> many(Map<String, List<String>> fields, String name) {
    return fields.getOrDefault(name, List.of()).stream().filter(one -> !one.isBlank()).toList();
  }
}
