package org.muster.shared;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** China's provinces, prefectures and counties by their GB/T 2260 codes, edition 2019. */
@Component
public class Divisions {

  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> replaced = new HashMap<>();
  private final Map<String, String> byFullName = new HashMap<>();
  private final List<String> inOrder;
  private final Map<String, List<String>> byProvince;

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
    inOrder = names.keySet().stream().sorted().toList();
    byProvince =
        inOrder.stream()
            .filter(code -> !code.endsWith("0000") && prefectureLevel(code))
            .collect(Collectors.groupingBy(Divisions::province));
  }

  private boolean prefectureLevel(String code) {
    return code.endsWith("00")
        || !names.containsKey(code.substring(0, 4) + "00")
            && inOrder.stream()
                .anyMatch(
                    other ->
                        other.startsWith(code.substring(0, 2))
                            && other.endsWith("00")
                            && !other.endsWith("0000"));
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

  /** What a place is called by itself, 香洲区; the code itself when no edition has it. */
  public String ownName(String code) {
    return names.getOrDefault(replaced.getOrDefault(code, code), code);
  }

  /** All codes of the edition 2019, in order. */
  public List<String> codes() {
    return inOrder;
  }

  /**
   * The prefectures of a province, with the counties that no prefecture is above of; none of a
   * municipality, which is divided into districts only.
   */
  public List<String> prefectures(String province) {
    return byProvince.getOrDefault(province, List.of());
  }

  /** The prefecture of a code, or what stands in its place: a county by itself, a municipality. */
  public String prefecture(String code) {
    var province = province(code);
    var prefecture = code.substring(0, 4) + "00";
    return names.containsKey(prefecture)
        ? prefecture
        : prefectures(province).contains(code) ? code : province;
  }

  /** The province of a code. */
  public static String province(String code) {
    return code.substring(0, 2) + "0000";
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
        Objects.requireNonNull(Divisions.class.getResourceAsStream("/shared/divisions-2019.csv"));
    try (var reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
