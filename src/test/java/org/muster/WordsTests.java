package org.muster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordsTests {

  private static final Path BUNDLES = Path.of("src/main/resources/i18n");
  private static final Path PAGES = Path.of("src/main/jte");
  private static final Path CODE = Path.of("src/main/java");

  private static final Pattern ON_THE_TRAIL =
      Pattern.compile("trail\\s*\\.record\\(\\s*\"([^\"]+)\"");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");
  private static final Pattern USED_WORDS = Pattern.compile("\\bof\\(\\s*\"([^\"]+)\"\\s*[,)]");
  private static final Pattern USED_PROBLEMS =
      Pattern.compile(
          "(?:Problem\\s*\\.\\s*(?:conflict|unprocessable)\\(|new Problem\\(\\s*[\\w.]+,)"
              + "\\s*\"([^\"]+)\"");
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}+");

  /** The name of a language is written in that language. */
  private static final Set<String> LANGUAGE_NAMES = Set.of("中文", "简体中文");

  static Stream<String> rooms() {
    return files(BUNDLES, ".properties")
        .map(file -> file.getFileName().toString().replaceAll("(_zh_CN)?\\.properties$", ""))
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void areSaidInBothLanguagesWithTheSamePlaceholders(String room) {
    assertThat(placeholders(bundle(room + "_zh_CN"))).isEqualTo(placeholders(bundle(room)));
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void areWellFormed(String room) {
    for (String language : List.of("", "_zh_CN")) {
      bundle(room + language)
          .forEach(
              (key, words) -> {
                assertThat(words).as(key).isNotBlank();
                assertThat(new MessageFormat(words)).as(key).isNotNull();
                assertThat(words).as("a single ' quotes, '' is one: %s", key).matches(APOSTROPHES);
              });
    }
  }

  /** Apostrophes only in pairs, or around a brace that is meant as a brace. */
  private static final Pattern APOSTROPHES =
      Pattern.compile("(?:[^']|''|'[{}][^']*')*", Pattern.DOTALL);

  @Test
  void usedByPagesAndCodeExist() {
    assertThat(used(PAGES, ".jte", USED_WORDS, "")).isSubsetOf(known());
    assertThat(used(CODE, ".java", USED_PROBLEMS, "problem.")).isSubsetOf(known());
  }

  @Test
  void nameEverythingThatComesOnTheTrail() {
    assertThat(used(CODE, ".java", ON_THE_TRAIL, "audit.action.")).isSubsetOf(known());
  }

  @Test
  void areUniqueAmongTheRooms() {
    var owners = new TreeMap<String, Set<String>>();
    rooms()
        .forEach(
            room ->
                bundle(room)
                    .keySet()
                    .forEach(
                        key -> owners.computeIfAbsent(key, none -> new TreeSet<>()).add(room)));
    owners.values().removeIf(rooms -> rooms.size() == 1);
    assertThat(owners).as("which room's word would be said?").isEmpty();
  }

  @Test
  void areNotWrittenIntoPagesAndControllers() {
    var stray = new TreeMap<String, Set<String>>();
    Stream.concat(
            files(PAGES, ".jte"),
            files(CODE, ".java").filter(file -> file.toString().contains("/web/")))
        .forEach(
            file -> {
              var found = matches(CHINESE, withoutComments(read(file)), "");
              found.removeAll(LANGUAGE_NAMES);
              if (!found.isEmpty()) {
                stray.put(file.toString(), found);
              }
            });
    assertThat(stray).as("Chinese text outside i18n").isEmpty();
  }

  private static Set<String> known() {
    return rooms().flatMap(room -> bundle(room).keySet().stream()).collect(Collectors.toSet());
  }

  private static Set<String> used(Path root, String ending, Pattern pattern, String prefix) {
    return files(root, ending)
        .flatMap(file -> matches(pattern, withoutComments(read(file)), prefix).stream())
        // Set.of("…") and List.of("…") are no words; keys have a dot.
        .filter(key -> key.contains(".") && key.equals(key.strip()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> matches(Pattern pattern, String text, String prefix) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> prefix + match.group(match.groupCount()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String withoutComments(String source) {
    return source
        .replaceAll("(?s)<%--.*?--%>|<!--.*?-->|/\\*.*?\\*/", "")
        .replaceAll("(?m)^\\s*//.*$", "");
  }

  private static Map<String, Set<String>> placeholders(Map<String, String> bundle) {
    var found = new TreeMap<String, Set<String>>();
    bundle.forEach((key, words) -> found.put(key, matches(PLACEHOLDER, words, "")));
    return found;
  }

  private static Map<String, String> bundle(String name) {
    Path file = BUNDLES.resolve(name + ".properties");
    assertThat(file).exists();
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(key -> key, properties::getProperty, (a, b) -> a, TreeMap::new));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Stream<Path> files(Path root, String ending) {
    try (var files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
