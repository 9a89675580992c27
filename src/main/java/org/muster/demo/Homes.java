package org.muster.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.springframework.core.io.ClassPathResource;

/** Counties all over China that students come from: far more from near the university. */
final class Homes {

  /** A county by its GB/T 2260 code, 2019, with its name in full. */
  record Home(String code, String name) {}

  private static final String HUBEI = "42";

  /** Provinces by how many of a thousand students come from there; the others are rare. */
  private static final List<String> WEIGHTS =
      List.of("44 560", "43 50", "45 55", "36 40", "41 40", "51 30", "52 28", "34 25", "35 25");

  private static final int RARE = 8;

  private final List<Home> hubei = new ArrayList<>();
  private final Draw<List<Home>> elsewhere = new Draw<>();
  private final Home campus;

  Homes() {
    var provinces = new java.util.TreeMap<String, List<Home>>();
    var known = new java.util.HashMap<String, Home>();
    for (var line : lines()) {
      var home = new Home(line.substring(0, 6), line.substring(7));
      known.put(home.code(), home);
      provinces.computeIfAbsent(home.code().substring(0, 2), none -> new ArrayList<>()).add(home);
    }
    campus = java.util.Objects.requireNonNull(known.get("440803"));
    hubei.addAll(provinces.remove(HUBEI));
    provinces.forEach((province, homes) -> elsewhere.add(homes, weight(province)));
  }

  private static int weight(String province) {
    return WEIGHTS.stream()
        .filter(weight -> weight.startsWith(province))
        .map(weight -> Integer.valueOf(weight.substring(3)))
        .findFirst()
        .orElse(RARE);
  }

  /** Where the university stands. */
  Home campus() {
    return campus;
  }

  Home inHubei(SplittableRandom chance) {
    return hubei.get(chance.nextInt(hubei.size()));
  }

  Home elsewhere(SplittableRandom chance) {
    var homes = elsewhere.next(chance);
    return homes.get(chance.nextInt(homes.size()));
  }

  private static List<String> lines() {
    try {
      return new ClassPathResource("demo/homes.csv")
          .getContentAsString(StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
