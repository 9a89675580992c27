package org.muster.forms;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.muster.shared.Divisions;
import org.muster.shared.Text;

/**
 * The places that answer a question: GB/T 2260's divisions, of which the two special regions and
 * Taiwan are provinces, and {@code abroad}.
 */
public final class Places {

  /** The answer of who is or goes beyond all divisions. */
  public static final String ABROAD = "abroad";

  private static final Divisions DIVISIONS = new Divisions();
  private static final Pattern CODE = Pattern.compile("[0-9]{6}");
  private static final Pattern KIND = Pattern.compile("特别行政区|(壮族|回族|维吾尔)?自治区|地区|[省市县区盟]");
  private static final int LONGEST = 60;

  /** What people write a place as, to the codes that are called so. */
  private static final Map<String, List<String>> WRITTEN = written();

  private Places() {}

  /** The codes of the provinces, in the official order. */
  public static List<String> provinces() {
    return DIVISIONS.codes().stream().filter(code -> code.endsWith("0000")).toList();
  }

  /** What a province is divided into for a page to offer; itself where there is nothing below. */
  public static List<String> prefectures(String province) {
    var below = DIVISIONS.prefectures(province);
    return below.isEmpty() ? List.of(province) : below;
  }

  /** The counties and districts below a prefecture or municipality. */
  public static List<String> counties(String prefecture) {
    var beginning = prefecture.replaceFirst("(00)+$", "");
    return DIVISIONS.codes().stream()
        .filter(code -> code.startsWith(beginning) && !code.endsWith("00"))
        .filter(code -> !code.equals(prefecture) && DIVISIONS.prefecture(code).equals(prefecture))
        .toList();
  }

  /** A place in full, 广东省珠海市; what is no code is answered as it is. */
  public static String name(String code, Text text) {
    return code.equals(ABROAD)
        ? text.of("forms.abroad")
        : CODE.matcher(code).matches() ? DIVISIONS.name(code) : code;
  }

  static String shortName(String code) {
    return DIVISIONS.ownName(code);
  }

  static String fullName(String code) {
    return DIVISIONS.name(code);
  }

  /** What a place is called by itself, 珠海市. */
  public static String ownName(String code, Text text) {
    return code.equals(ABROAD) ? text.of("forms.abroad") : DIVISIONS.ownName(code);
  }

  /** The prefecture of a place, or what stands for it; of abroad, itself. */
  public static String prefecture(String code) {
    return code.equals(ABROAD) ? code : DIVISIONS.prefecture(code);
  }

  /** The province of a place; of abroad, itself. */
  public static String province(String code) {
    return code.equals(ABROAD) ? code : Divisions.province(code);
  }

  /** A place as exactly as it is asked for. */
  static String cut(String code, PlaceDepth depth) {
    return switch (depth) {
      case PROVINCE -> province(code);
      case PREFECTURE -> prefecture(code);
      case COUNTY -> code;
    };
  }

  /**
   * The shipped edition's code of a place that was sent as a code, of any edition, or in words that
   * only one place is called by.
   */
  static Optional<String> read(String sent) {
    if (sent.length() > LONGEST) {
      return Optional.empty();
    }
    var plain = Normalizer.normalize(sent, Normalizer.Form.NFKC).replaceAll("\\s", "");
    if (CODE.matcher(plain).matches()) {
      return DIVISIONS.known(plain) ? Optional.of(plain) : DIVISIONS.resolve(plain);
    }
    return plain.equals(ABROAD)
        ? Optional.of(ABROAD)
        : only(plain, "").or(() -> only(loose(plain), ""));
  }

  /** A county or district by its own words, within a prefecture or municipality. */
  static Optional<String> read(String sent, String within) {
    if (sent.length() > LONGEST) {
      return Optional.empty();
    }
    var plain = Normalizer.normalize(sent, Normalizer.Form.NFKC).replaceAll("\\s", "");
    if (CODE.matcher(plain).matches()) {
      return read(plain).filter(code -> prefecture(code).equals(within));
    }
    return only(plain, within).or(() -> only(loose(plain), within));
  }

  private static Optional<String> only(String words, String within) {
    var meant =
        WRITTEN.getOrDefault(words, List.of()).stream()
            .filter(code -> within.isEmpty() || prefecture(code).equals(within))
            .toList();
    return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
  }

  private static String loose(String words) {
    var loose = KIND.matcher(words).replaceAll("");
    return loose.isEmpty() ? words : loose;
  }

  private static Map<String, List<String>> written() {
    var written = new HashMap<String, List<String>>();
    for (var code : DIVISIONS.codes()) {
      var own = DIVISIONS.ownName(code);
      var full = DIVISIONS.name(code);
      java.util.stream.Stream.of(own, full, loose(own), loose(full))
          .distinct()
          .forEach(words -> written.computeIfAbsent(words, any -> new ArrayList<>()).add(code));
    }
    return written;
  }
}
