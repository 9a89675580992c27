package org.muster.situation.warnings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.situation.warnings.Ears.Method;

/**
 * The methods against an independent implementation (R 4.2.2, surveillance 1.20.3) on real series,
 * where those are at hand; none of them is part of Muster.
 */
class ReferenceTests {

  private static final Path REFERENCE = Path.of("../shared/data/reference");

  private record Series(double[] counts, @Nullable LocalDate first) {

    int[] whole() {
      return java.util.Arrays.stream(counts).mapToInt(count -> (int) count).toArray();
    }
  }

  @BeforeAll
  static void atHand() {
    assumeTrue(Files.isDirectory(REFERENCE), "no reference figures at hand");
  }

  @Test
  void c1AndC2AgreeWithThePackageAndC3WithItsFormula() throws IOException {
    Map<String, Series> series = new HashMap<>();
    var worst = new HashMap<Method, Double>();
    int compared = 0;
    for (var row : rows("ears_C1_C2_C3_output.csv")) {
      var counts = series.computeIfAbsent(row.get("series"), ReferenceTests::series).whole();
      var method = Method.valueOf(row.get("method"));
      double upper = number(row, method == Method.C3 ? "doc_upperbound" : "pkg_upperbound");
      double z = exactly(number(row, "z"));
      if (!Double.isFinite(upper)) {
        continue; // A baseline without variation and no least deviation: not a number there.
      }
      var judged =
          new Ears(7, number(row, "minSigma"))
              .judge(method, z, counts, (int) number(row, "t") - 1)
              .orElseThrow();
      worst.merge(
          method, Math.abs(judged.upper() - upper) / Math.max(1, Math.abs(upper)), Math::max);
      compared++;
    }
    assertThat(compared).isGreaterThan(15_000);
    assertThat(worst).hasSize(3).allSatisfy((method, most) -> assertThat(most).isLessThan(1e-9));
  }

  @Test
  void theBoundsOfFarringtonsMethodsAreWithinOneInAHundred() throws IOException {
    Map<String, Series> series = new HashMap<>();
    var compared = new HashMap<String, Integer>();
    for (var row : rows("farringtonFlexible_output.csv")) {
      var counts = series.computeIfAbsent(row.get("series"), ReferenceTests::series);
      int week = (int) number(row, "t") - 1;
      boolean enough = !row.get("upperbound").equals("NA");
      assertThat(Farrington.enough(counts.counts, week)).as("week %d", week).isEqualTo(enough);
      var judged =
          configured(row.get("config")).judge(counts.counts, counts.first, week).orElseThrow();
      assertThat(judged.alarm()).as("week %d", week).isEqualTo(row.get("alarm").equals("1"));
      if (enough) {
        assertThat(judged.upper() / number(row, "upperbound"))
            .as("%s, week %d", row.get("config"), week)
            .isBetween(0.99, 1.01);
        compared.merge(row.get("config"), 1, Integer::sum);
      }
    }
    assertThat(compared).hasSize(3);
  }

  @Test
  void theNowcastOfARealOutbreakHoldsItsWord() throws IOException {
    var first = LocalDate.of(2011, 5, 1);
    List<ReportingDelay.Reported> events = new ArrayList<>();
    for (var row : rows("../outbreaks/surveillance_husO104Hosp.csv")) {
      events.add(
          new ReportingDelay.Reported(
              (int) ChronoUnit.DAYS.between(first, LocalDate.parse(row.get("dHosp"))),
              (int) ChronoUnit.DAYS.between(first, LocalDate.parse(row.get("dReport")))));
    }
    int held = 0;
    int asked = 0;
    double off = 0;
    double offWithout = 0;
    for (int today = 25; today <= 50; today++) {
      int now = today;
      var delay = ReportingDelay.by(today, 15, 7, events);
      for (int since = 2; since <= 10; since++) {
        int day = today - since;
        int reported =
            (int) events.stream().filter(e -> e.happened() == day && e.reported() <= now).count();
        int came = (int) events.stream().filter(e -> e.happened() == day).count();
        var nowcast = delay.nowcast(reported, since, 0.9);
        if (nowcast.isPresent()) {
          var told = nowcast.get();
          held += came >= told.low() && came <= told.high() ? 1 : 0;
          asked++;
          off += Math.abs(told.expected() - came);
          offWithout += came - reported;
        }
      }
    }
    // The offices became quicker in the first week of it, so that nine in ten are not reached.
    assertThat((double) held / asked).isGreaterThan(0.8);
    assertThat(off).isLessThan(0.8 * offWithout);
  }

  /** What the file has with nine places, as the package had it. */
  private static double exactly(double z) {
    return z == Math.rint(z) ? z : Counts.z(z > 3 ? 0.001 : 0.025);
  }

  /** The three ways the reference was made; the last one's name leaves out its threshold of 1. */
  private static Farrington configured(String name) {
    if (name.startsWith("improved")) {
      return Farrington.improved(4);
    }
    int years = name.contains("b=4") ? 4 : 3;
    return new Farrington(years, 3, 1, 3, 1, 0.05, Farrington.Threshold.DELTA, 0.01);
  }

  private static Series series(String name) {
    try {
      var rows = rows("input_" + name + ".csv");
      var counts = rows.stream().mapToDouble(row -> number(row, "y")).toArray();
      return new Series(
          counts,
          rows.getFirst().isMapped("date") ? LocalDate.parse(rows.getFirst().get("date")) : null);
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private static double number(CSVRecord row, String column) {
    return switch (row.get(column)) {
      case "NA", "NaN" -> Double.NaN;
      case "Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      case String number -> Double.parseDouble(number);
    };
  }

  private static List<CSVRecord> rows(String file) throws IOException {
    try (var reader = Files.newBufferedReader(REFERENCE.resolve(file))) {
      return CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .get()
          .parse(reader)
          .getRecords();
    }
  }
}
