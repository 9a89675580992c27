package org.muster.people;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** China's provinces, prefectures and counties by their GB/T 2260 codes, edition 2019. */
@Component
public class Divisions {

  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> replaced = new HashMap<>();
  private final Map<String, String> byFullName = new HashMap<>();

  /**
   * Reads the edition that is shipped: {@code code,name}, and {@code ,2019 code} for other
   * editions.
   */
  public Divisions() {
    for (var line : lines()) {
      var parts = line.split(",", -1);
      if (parts.length > 2) {
        replaced.put(parts[0], parts[2]);
      } else {
        names.put(parts[0], parts[1]);
      }
    }
    names.keySet().forEach(code -> byFullName.put(name(code), code));
  }

  /** True for a code of the edition 2019. */
  public boolean known(String code) {
    return names.containsKey(code);
  }

  /** The 2019 code of a code that only another edition has; empty when no edition has it. */
  public Optional<String> resolve(String code) {
    return Optional.ofNullable(replaced.get(code));
  }

  /** A place in full, 广东省珠海市香洲区; the code itself when no edition has it. */
  public String name(String code) {
    var own = names.get(replaced.getOrDefault(code, code));
    if (own == null) {
      return code;
    }
    var full = new StringBuilder();
    for (var parent : parents(code)) {
      full.append(names.get(parent));
    }
    return full.append(own).toString();
  }

  /** The codes above a code, the province first; none above a province. */
  public List<String> parents(String code) {
    return Stream.of(code.substring(0, 2) + "0000", code.substring(0, 4) + "00")
        .distinct()
        .filter(parent -> !parent.equals(code) && names.containsKey(parent))
        .toList();
  }

  /** The code of a place written in full, 广东省珠海市香洲区. */
  public Optional<String> named(@Nullable String fullName) {
    return Optional.ofNullable(fullName).map(name -> byFullName.get(name.replaceAll("\\s", "")));
  }

  /** The names in full of all provinces and prefectures, to choose from. */
  public List<String> upToPrefectures() {
    return names.keySet().stream()
        .filter(code -> code.endsWith("00"))
        .sorted()
        .map(this::name)
        .toList();
  }

  private static List<String> lines() {
    var resource =
        Objects.requireNonNull(Divisions.class.getResourceAsStream("/people/divisions-2019.csv"));
    try (var reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
