package org.muster.situation.web;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.muster.identity.NeedsScope;
import org.muster.identity.TokenScope;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.muster.situation.Figures;
import org.muster.situation.KeptFigures;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The institution's figures for programs of those above it: counts by agreed definitions, as they
 * stood at any moment; never names.
 */
@RestController
@RequestMapping("/api/v1/figures")
@NeedsScope(TokenScope.ROUNDS_READ)
class FiguresApi {

  /**
   * A day's figures.
   *
   * @param at as of when
   */
  record DayFigures(String institution, LocalDate day, Instant at, List<Value> figures) {}

  /**
   * One of them.
   *
   * @param since when it was last found to have changed
   */
  record Value(String key, String label, String definition, int value, Instant since) {}

  /**
   * A DHIS2 data value set, to be imported with {@code idScheme=CODE}: data elements have the keys
   * of figures for codes, the organisation unit has the institution's.
   *
   * @param period the day, {@code 20261121}
   */
  record ValueSet(
      @Nullable String dataSet,
      String period,
      String orgUnit,
      List<Map<String, String>> dataValues) {}

  private static final String[] COLUMNS = {"institution", "day", "at", "key", "label", "value"};

  private final Figures figures;
  private final KeptFigures kept;
  private final Institutions institutions;
  private final Clock clock;

  FiguresApi(Figures figures, KeptFigures kept, Institutions institutions, Clock clock) {
    this.figures = figures;
    this.kept = kept;
    this.institutions = institutions;
    this.clock = clock;
  }

  @GetMapping
  DayFigures figures(
      Scope scope,
      Text t,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate day,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
          @Nullable Instant at) {
    if (!scope.whole()) {
      throw Problem.forbidden();
    }
    var moment = at == null ? clock.instant() : at;
    var of = day == null ? institutions.current().day(moment) : day;
    var sums = kept.sums(of, moment, null);
    var values =
        figures.all().stream()
            .filter(one -> sums.containsKey(one.key()))
            .map(
                one -> {
                  var sum = Objects.requireNonNull(sums.get(one.key()));
                  return new Value(
                      one.key(),
                      t.of(one.labelKey()),
                      t.of(one.definitionKey()),
                      sum.count(),
                      sum.since());
                })
            .toList();
    return new DayFigures(institutions.current().code(), of, moment, values);
  }

  @GetMapping(value = "/csv", produces = "text/csv;charset=UTF-8")
  String csv(
      Scope scope,
      Text t,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate day,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
          @Nullable Instant at)
      throws IOException {
    var all = figures(scope, t, day, at);
    var csv = new StringWriter();
    try (var lines = new CSVPrinter(csv, CSVFormat.RFC4180.builder().setHeader(COLUMNS).get())) {
      for (var one : all.figures()) {
        lines.printRecord(
            all.institution(), all.day(), all.at(), one.key(), one.label(), one.value());
      }
    }
    return csv.toString();
  }

  @GetMapping(value = "/dhis2", produces = MediaType.APPLICATION_JSON_VALUE)
  ValueSet dhis2(
      Scope scope,
      Text t,
      @RequestParam(required = false) @Nullable String dataSet,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate day,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
          @Nullable Instant at) {
    var all = figures(scope, t, day, at);
    return new ValueSet(
        dataSet,
        all.day().format(DateTimeFormatter.BASIC_ISO_DATE),
        all.institution(),
        all.figures().stream()
            .map(one -> Map.of("dataElement", one.key(), "value", String.valueOf(one.value())))
            .toList());
  }
}
