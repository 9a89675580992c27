package org.muster.situation.warnings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The back-test on real series, where they are at hand; docs/early-warning.md has its table. */
class RealSeriesTests {

  private static final Path SERIES = Path.of("../shared/data/reference");

  @BeforeAll
  static void atHand() {
    assumeTrue(Files.isDirectory(SERIES), "no real series at hand");
  }

  @Test
  void outbreaksInSchoolsAreCalledInTheirFirstDays() throws IOException {
    var boarding = BackTest.of(points("input_boarding_school_1978_in_bed_padded14zeros.csv"));
    assertThat(first(boarding, "C1")).isEqualTo(LocalDate.of(1978, 1, 23));
    var pennsylvania = BackTest.of(points("input_pennsylvania_school_h1n1_2009.csv"));
    assertThat(first(pennsylvania, "C2")).isBefore(LocalDate.of(2009, 5, 15));
  }

  @Test
  void allOfThemCanBeRun() throws IOException {
    try (var files = Files.list(SERIES)) {
      for (var file : files.sorted().toList()) {
        var name = file.getFileName().toString();
        if (!name.startsWith("input_") || name.contains("agona")) {
          continue;
        }
        var points = points(name);
        var result = BackTest.of(points);
        System.out.println(
            name.substring(6, name.length() - 4)
                + " | "
                + points.getFirst().day()
                + " | "
                + points.size()
                + (result.weekly() ? " weeks" : " days")
                + " | "
                + result.lines().stream()
                    .map(RealSeriesTests::said)
                    .collect(Collectors.joining(" | ")));
        assertThat(result.lines()).isNotEmpty();
      }
    }
  }

  @Test
  void chanceAlarmsAreRareEnoughToBeLookedInto() {
    var chances = new ChanceAlarms();
    for (double mean : new double[] {0.03, 0.1, 0.5, 1, 5, 20, 100}) {
      for (double sigma : new double[] {0.75, 1}) {
        var ears = new Ears(Ears.WEEK, sigma);
        for (var method : Ears.Method.values()) {
          System.out.printf(
              "mean %.2f, least %.2f, %s: published %.4f, twice %.4f%n",
              mean,
              sigma,
              method,
              ChanceAlarms.share(
                  mean,
                  method.needs(Ears.WEEK),
                  (counts, day) -> ears.judge(method, counts, day).orElseThrow().alarm()),
              chances.share(ears, method, mean));
        }
      }
    }
    assertThat(chances.share(new Ears(Ears.WEEK, 0.75), Ears.Method.C1, 0.1)).isLessThan(0.001);
  }

  private static String said(BackTest.Line line) {
    return line.alarms().size() + line.first().map(day -> " (" + day + ")").orElse("");
  }

  private static LocalDate first(BackTest.Result result, String method) {
    return result.lines().stream()
        .filter(line -> line.method().equals(method))
        .flatMap(line -> line.first().stream())
        .findFirst()
        .orElseThrow();
  }

  /**
   * Days without a row between two had none: the files list days with cases and the others alike.
   */
  private static List<BackTest.Point> points(String file) throws IOException {
    var points = new ArrayList<BackTest.Point>();
    var rows = Files.readAllLines(SERIES.resolve(file)).stream().skip(1).toList();
    for (var row : rows) {
      var cells = row.replace("\"", "").split(",");
      int date = cells.length - 2;
      points.add(
          new BackTest.Point(LocalDate.parse(cells[date]), Integer.parseInt(cells[date + 1])));
    }
    return points;
  }
}
