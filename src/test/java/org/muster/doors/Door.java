package org.muster.doors;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A row of the access table: an address with its placeholders, what is sent to it, and who gets
 * through.
 *
 * @param path {@code /rounds/<round>/roll/<person>/excusal}
 * @param sent a query, a form, {@code {json}}, {@code file}, or {@code -} for nothing: chosen so
 *     that whoever gets through changes nothing
 * @param passes one word for each role, {@code y} or {@code n} for their own, their neighbour's and
 *     another university's; {@code .} where there is no neighbour
 */
record Door(String method, String path, String sent, List<String> passes) {

  private static final Pattern PLACEHOLDER = Pattern.compile("<([a-z-]+)>");
  private static final Pattern VARIABLE = Pattern.compile("\\{[^{}]*(\\{[^{}]*})?[^{}]*}");

  static Door parse(String line) {
    var words = List.of(line.strip().split("\\s+"));
    return new Door(words.get(0), words.get(1), words.get(2), words.subList(3, words.size()));
  }

  /** What it has in common with the handler's pattern, whatever the variables are called. */
  String name() {
    return method + " " + PLACEHOLDER.matcher(path).replaceAll("{}");
  }

  static String name(String method, String pattern) {
    return method + " " + VARIABLE.matcher(pattern).replaceAll("{}");
  }

  /** What its placeholders are called. */
  Set<String> placeholders() {
    return PLACEHOLDER
        .matcher(path + sent)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  /** True where it makes a difference whose person, class or place is asked for. */
  boolean ofSomebody() {
    return (path + sent)
        .matches(
            ".*<(person|number|class|college|teacher|stand-in|robot|asked|leave|illness|warning)>.*");
  }

  Door with(List<String> found) {
    return new Door(method, path, sent, found);
  }

  /** The row as the table has it, in columns that line up. */
  String line() {
    var words = new ArrayList<String>();
    words.add("%-6s %-50s %-44s".formatted(method, path, sent));
    passes.forEach(word -> words.add("%-5s".formatted(word)));
    return String.join(" ", words).stripTrailing();
  }
}
